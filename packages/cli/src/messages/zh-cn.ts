import type { en } from './en.ts';
import { auditZhCn } from './zh-cn-audit.ts';
import { explainZhCn } from './zh-cn-explain.ts';
import { importZhCn } from './zh-cn-import.ts';

/** Chinese texts by code. */
export const zhCn: Readonly<Record<keyof typeof en, string>> = {
  usage: `OneGrid 把一个区各部门的网格合并为一张网。

用法：
  onegrid merge --outline 边界.geojson --layer 部门=文件#编号字段 --layer ... --out 统一网格.geojson
  onegrid propose --atoms atoms.geojson [--objective most-even] [--community 社区] --out unified.geojson
  onegrid check 图层.geojson [--outline 边界.geojson] [--repairs 清单.json] [--repaired 图层.geojson] [--json]
  onegrid explain --atoms atoms.geojson [--line 编号] [--ensemble 1000] [--gaps]
  onegrid recode 表格.csv --plan 统一网格.geojson --lon 列 --lat 列 [--code 列 --atoms 单元.geojson --department 部门]
  onegrid serve [--empty | --demo district|town]   （设置：PORT、HOST、ONEGRID_DATA、DATABASE_URL）
  onegrid account 账号 --role planner|officer|leader|administrator|…   （密码取自 ONEGRID_PASSWORD）
  onegrid import 文件 --as layer:部门|outline|communities|... --to 地址   （账号取自 ONEGRID_USER、ONEGRID_PASSWORD）
  onegrid db copy --to postgres://用户:密码@主机/数据库 [--from 地址]
  onegrid audit verify [--anchor 日期:摘要] | days | export 文件.csv
  onegrid <命令> --help

  --lang zh-CN|en    提示语言（默认取自 LANG）
  --version          程序版本
`,
  'usage-merge': `用法：onegrid merge --outline 文件 --layer 部门=文件#字段 ... [选项] [输出]

输入（GeoJSON、shapefile 或装有它的 zip；路径相对于调用时所在的目录）
  --outline 文件               要划分的范围
  --layer 部门=文件#字段       一个部门的图层及其网格编号字段；每个部门一次
  --weight 部门=数值           该部门意见的权重（1）
  --households 文件#字段       带户数或人数的点或面；不给则以面积为准
  --units 文件[#字段]          小区等不可分割的单元，任何网格都不会切开；重叠处归在前的一个
  --within 文件[#字段]         社区：每个网格只在一个社区内。字段或名为“代码”的列中有 12 位代码时，
                               网格代码为 15 位
  --streets 文件               街道中心线：容差之内的界线沿街道走
  --buildings 文件[#字段]      楼栋（点或面）：有轮廓且不在单元内的不会被切开；用于统计居民遇到的界线
  --earlier 文件[#字段]        现行统一网格及其编码字段（code）：新旧网格互占大半的沿用原编码，
                               其余接着编号
  --retired 文件               以前停用、不再使用的编码：与 --earlier 的方案一起由 --lineage 写出的文件
  --reference 名称=坐标系      不论文件怎样说明，其坐标所用的坐标系：EPSG:4548、GCJ-02、BD-09。
                               名称是部门，或 outline、households、units、within、streets、
                               buildings、earlier
  --encoding 名称=编码         shapefile 属性表的编码：gbk、utf-8、big5

选项
  --tolerance 米               相距小于此值的线视为同一条线（10）
  --grids 数量                 统一网格的个数（默认由各部门网格数推算）
  --band 下限,上限             网格规模与平均值之比的范围（0.5,1.6）
  --seed 整数                  输入、选项、种子相同，结果逐字节相同（1）
  --objective 目标             most-agreed、most-even、least-change，或 agreement:0.5,evenness:0.3 这样的组合
  --quick                      快速预览，只做约十分之一的搜索
  --plane                      坐标是平面上的米，而不是经纬度

输出（至少一项）
  --out 文件                   统一网格
  --atoms 文件                 基本单元及其在各部门的归属
  --arcs 文件                  统一网格的界线及各部门是否支持
  --report 文件                输入、问题、修复、指标、耗时
  --ledger 文件                让步台账：每个原网格的土地和户数归入哪些统一网格（.csv 或 .json）
  --faults 文件                各图层的问题、位置和修复方式（JSON）
  --lineage 文件               新网格与 --earlier 网格的承接关系，以及所有停用的编码

退出码：0 已合并，1 结果未通过自身检查，2 参数或文件有误
`,
  'usage-propose': `用法：onegrid propose --atoms 文件 [选项] [输出]
      onegrid propose --atoms 文件 --micro 户数 [--grid 编码] [输出]

在同一批地块上重新提出网格方案。基本不变的网格保留编码；锁定的网格和所指定社区以外的土地，编码逐字节不变。

  --atoms 文件           onegrid merge --atoms 写出的文件，或此前 --atoms-out 写出的文件

选项
  --objective 目标       most-agreed（最一致）、most-even（最均衡）、least-change（变动最小），或权重，例如
                         agreement:0.5,evenness:0.3,stability:0.2（most-agreed）
  --community 社区       只重新划分这个社区
  --grids 个数           重新划分部分的网格数（与现有相同）
  --band 下限,上限       网格规模的上下限，以方案平均规模的倍数表示（0.5,1.6）
  --lock-grid 编码       该网格保持不变；可多次使用
  --dedicated-grid 编码  同上，并且不计入规模范围和均衡度
  --lock-arc 编码,编码   这两个网格之间的边界保持不变；可多次使用
  --quick                只做十分之一的搜索
  --micro 户数           在每个网格（或 --grid 指定的网格）内划分约这么多户的微网格
  --seed 整数            输入、选项和种子相同，结果逐字节相同（1）

输出（至少一项）
  --out 文件             网格
  --atoms-out 文件       带有新网格编码的地块
  --report 文件          目标值与各分项、规模范围以外的网格及原因、改变网格的户数

退出码：0 已提出方案，2 参数或文件有误，或没有这样的方案
`,
  'propose-no-output': '没有指定输出：请给出 --out、--atoms-out 或 --report',
  'propose-micro-alone': '{option} 不能与 --micro 同用：微网格不改变网格',
  'propose-grid-without-micro': '--grid 只与 --micro 同用',
  'propose-wrong-arc': '--lock-arc {value}：应为两个网格的编码，写作 编码,编码',
  'propose-wrong-objective':
    '--objective {value}：应为 {names} 之一，或权重，例如 agreement:0.5,evenness:0.5',
  'propose-no-border': '网格 {one} 和 {other} 在同一社区内没有共同边界',
  'propose-no-atom':
    '第 {feature} 个要素不是合并得到的地块：需要单个多边形以及 id、grid、households、community、labels、shares',
  'propose-no-members':
    '这不是 onegrid merge --atoms 写出的文件：缺少 departments、links 或 byHouseholds，或者 id 重复',
  proposed: '已提出 {grids} 个网格的方案；目标值 {value}',
  'proposed-micro': '已提出 {grids} 个微网格',

  'usage-check': `用法：onegrid check 文件[#字段] [--outline 文件] [--reference 坐标系] [--plane] [--json] [修复选项]

  文件                        任意 GeoJSON 几何或集合、shapefile 或装有它的 zip；
                              shapefile 的其他部分在 .shp 旁边找
  --outline 文件              图层应当覆盖的范围
  --reference 坐标系          不论文件怎样说明，其坐标所用的坐标系：EPSG:4548、GCJ-02、BD-09
  --outline-reference 坐标系  范围文件的坐标系
  --encoding 编码             shapefile 属性表的编码：gbk、utf-8、big5
  --plane                     坐标为米，而非经纬度
  --json                      以 JSON 输出报告

修复选项（给出任意一项即提出修复方案：每处问题的土地划入哪个网格）
  --repair-rule 规则          longest-border（共同边界最长，默认）、most-households（户数最多）
                              或 priority（优先次序）
  --priority 编号,编号,...    接收土地的先后次序；未列出的网格排在后面，按编号
  --households 文件#字段      户数的点或面，统计每处问题和每个网格的户数
  --decide 问题=网格          对清单中某处问题的人工决定；每处一次
  --leave 问题                该处土地不划入任何网格；每处一次
  --thin 米                   比这更窄的无主土地视为绘图误差（15）
  --repairs 文件              清单，JSON；文件名以 .geojson 结尾时为要素
  --repaired 文件             修复后的图层，GeoJSON

退出码：0 无问题，1 有问题，2 参数或文件有误
`,
  'usage-serve': `用法：onegrid serve [--empty | --demo district|town]

提供控制台和接口。数据库中还没有区域时，先载入一个：

  --demo district  合成的示范区，已合并并发布（不给选项时即如此）
  --demo town      合成的小镇，尚未合并
  --empty          不载入：控制台打开新建区域的页面。HOST 不是本机地址时，
                   页面会要求输入标准输出上的设置码

设置（环境变量）
  PORT             监听端口（4000，或其后第一个空闲端口）
  HOST             监听地址（127.0.0.1）
  ONEGRID_DATA     内嵌数据库所在目录（.data）
  ONEGRID_CACHE    存放已生成的示范区、供下次首次启动使用的目录（.cache/demo）
  DATABASE_URL     带 PostGIS 的 PostgreSQL 服务器地址 postgres://...，代替内嵌数据库
  NODE_ENV         production：未登录者读不到接口定义；使用 DATABASE_URL 时须有主密钥
  ONEGRID_MASTER_KEY       加密个人信息用的主密钥，32 个随机字节的 base64。请与数据库分开保管；
                           试用时不给，则生成并存为 ONEGRID_DATA 中的 master.key
  ONEGRID_HTTPS            1：前面的代理负责 TLS，Cookie 只用于 TLS
  ONEGRID_TRUST_PROXY      前面有几层代理（1 到 9），或 loopback，或代理的地址（不给则没有）
  ONEGRID_HOSTS            本服务器使用的域名，用逗号分开（本机地址上只认本机名，否则不限）
  ONEGRID_ALLOWED_ORIGINS  允许哪些其他网站的页面访问，如 https://maps.example.cn，用逗号分开（不允许）
  ONEGRID_UPLOAD_LIMIT     一次上传的最多字节数（67108864）
  ONEGRID_OIDC_ISSUER      单位统一身份认证的地址 https://...，并给出
  ONEGRID_OIDC_CLIENT_ID、ONEGRID_OIDC_CLIENT_SECRET    本服务器在其中登记的标识和密钥
  ONEGRID_OIDC_NAME        登录页上对它的称呼（其主机名）
  ONEGRID_OIDC_CLAIM       哪一项是这里的账号名，首次登录时按它绑定（无：由管理员绑定）
  ONEGRID_PUBLIC_URL       浏览器访问本服务器的地址（以每次请求为准）

逐项说明见 packages/docs/running.zh-CN.md

退出码：0 按要求结束，1 无法启动，2 参数或设置有误
`,
  'usage-recode': `用法：onegrid recode 表格 --plan 文件[#字段] --lon 列 --lat 列 [选项]
      onegrid recode 表格 --plan 文件[#字段] --code 列 --atoms 文件 --department 部门 [选项]

把表格重新写出，并增加四列：统一网格编码、份额、状态、备注。有坐标的按所在网格确定；有原编码的按原网格的
去向确定，原网格已拆分的取份额最大的一个。两者都有而不一致的，列为存疑，不给编码。

  表格                 任意编码的 CSV，或 Excel 文件（.xlsx）；表头以上的标题会跳过
  --plan 文件#字段     统一网格及其编码字段（code）
  --lon、--lat 列      经度、纬度所在的列：十进制，或度分秒
  --code 列            原编码所在的列，须同时给出
  --atoms 文件         onegrid merge 与方案一起写出的基本单元，和
  --department 部门    原编码所属的部门
  --reference 坐标系   坐标所用的坐标系：EPSG:4548、GCJ-02、BD-09（默认 CGCS2000、WGS 84）
  --encoding 编码      CSV 的编码，识别不出时给出：gbk、utf-8、big5
  --worksheet 名称     Excel 文件的工作表（默认第一张）
  --out 文件           .csv 或 .xlsx；不给则以 CSV 写到标准输出
  --report 文件        计数和全部存疑的行，JSON

退出码：0 每行都有编码，1 有存疑或未匹配的行，2 参数或文件有误
`,
  'usage-account': `用法：onegrid account 账号 --role 角色 [--display 显示名] [--department 部门]

新建账号；账号已存在时，为它设置新密码（角色不变；不给部门时部门也不变）。

  --role 角色        planner（规划）、officer（部门）、leader（领导）、administrator（管理员）、
                     grid-worker、grid-head、micro-grid-officer、branch-secretary、building-head、
                     community-worker、property-company 或 unit-liaison；后八种的范围由管理员在控制台授予
  --display 显示名   其他人看到的名字（默认与账号相同）
  --department 部门  部门账号所属部门的标识

密码取自环境变量 ONEGRID_PASSWORD；数据库由 ONEGRID_DATA 和 DATABASE_URL 指定，与 serve 相同。
服务须至少启动过一次；使用内嵌数据库时，服务不能正在运行。密码至少 10 个字符、含三类字符、
不含账号名；设置新密码会结束该账号的全部会话。

退出码：0 完成，2 参数有误或没有数据库
`,
  'account-name': '请给出一个账号：onegrid account 账号 --role 角色',
  'account-demo': '账号 {name} 的名字留给演示账号，请另选一个',
  'account-role': '--role 须为以下之一：{roles}',
  'account-department': '--department {department}：本区没有这个部门；现有 {departments}',
  'account-password': 'ONEGRID_PASSWORD 中的密码不合要求。{reason}',
  'account-no-district': '数据库中还没有区域，请先启动一次服务',
  'account-made': '已新建账号 {name}，角色 {role}',
  'account-changed': '账号 {name} 已有新密码',

  'master-key-unusable': '{from}：主密钥应为 base64 编码的 32 字节，可用 `openssl rand -base64 32` 生成',
  'master-key-required':
    '缺少 ONEGRID_MASTER_KEY：正式使用时个人信息以它加密。请用 `openssl rand -base64 32` 生成，并与数据库分开保管：丢失后姓名、号码和住址无法再读取',
  'copied-master-key':
    '个人信息仍以 {file} 中的密钥加密：在新库上启动时请设置 ONEGRID_MASTER_KEY=$(cat {file})',

  'empty-with-demo': '--empty 与 --demo 不能同时使用',
  'wrong-demo': '--demo {value}：应为以下之一：{demos}',

  'usage-db-copy': `用法：onegrid db copy --to 地址 [--from 地址]

把一个数据库中的全部内容复制到另一个空的数据库：区域、方案及其历史、文件、账号、会话、审计日志。
全部内容在一个事务中写入；每张表的行数和哈希值两边都相等才算完成，否则目标数据库保持为空。

  --to 地址        带 PostGIS 的 PostgreSQL 服务器：postgres://用户:密码@主机:端口/数据库，
                   或内嵌数据库所在目录
  --from 地址      同上；默认为 ONEGRID_DATA 指定的目录（.data）

复制内嵌数据库时，服务不能正在运行。目标数据库中没有表时会先建表。排队的任务在目标中继续排队，
正在运行的任务记为已中断。复制完成后，把 DATABASE_URL 设为目标地址再启动服务。

退出码：0 已复制且两边相等，1 复制失败，2 参数有误，或来源、目标不可用
`,
  'wrong-database': '{option}：应为 postgres://用户:密码@主机:端口/数据库，或一个目录',
  'copy-source-missing': '{folder}：这个目录中没有内嵌数据库',
  'copy-same-place': '--from 与 --to 是同一个数据库',
  'copy-unreachable': '{address}：无法连接（{reason}）',
  'copy-target-foreign': '目标数据库中有其他程序的表（{table}），请另用一个数据库',
  'copy-target-not-empty': '目标数据库不是空的：{table} 有 {rows} 行',
  'data-folder-locked': '数据目录 {folder} 正被进程 {pid} 使用；请先停止该服务，再复制',
  'embedded-too-large':
    '内嵌数据库最多容纳 {buildings} 栋建筑，其他每张表 {rows} 行，单个文件 {fileMB} MB，总计 {databaseMB} MB，现已超出。请用“onegrid db copy --to postgres://...”迁移到 PostgreSQL 服务器，再以 DATABASE_URL 启动。',
  'database-roles-missing':
    '数据库账号 {login} 无权创建行级安全所需的角色（{roles}）。请数据库管理员执行一次：{sql}',
  'database-roles-closed':
    '数据库账号 {login} 不能切换为行级安全所需的角色 {roles}。请数据库管理员执行一次：{sql}',
  'database-roles-too-strong':
    '行级安全对角色 {roles} 不起作用：该角色是超级用户、可绕过行级安全或拥有数据表。请数据库管理员执行：{sql}',
  'copy-failed': '复制失败，目标中未保留任何内容：{reason}',
  copied: '已复制 {tables} 张表、{rows} 行：{from} → {to}；两边的行数和哈希值都相等',
  'copied-jobs': '排队的任务 {queued} 个；原先正在运行、现记为已中断的任务 {interrupted} 个',

  'recode-sheet-missing': '没有给出表格；请看 onegrid recode --help',
  'recode-wrong-plan': '--plan {value}：应为 文件 或 文件#字段',
  'recode-no-column': '没有指定列：请给出 --lon 和 --lat，或 --code，或三者都给',
  'recode-lonely-column': '--lon 和 --lat 要一起给出',
  'recode-old-codes': '--code、--atoms 和 --department 要一起给出',
  'recode-out-ending': '--out {path}：须以 .csv 或 .xlsx 结尾',
  'recode-workbook-out': 'Excel 文件不写到标准输出；请给出 --out',
  'recode-no-such-column': '没有“{name}”这一列；现有 {columns}',
  'recode-plan-field': '网格没有“{field}”这个字段；现有 {fields}',
  'recode-no-atoms': '第 {feature} 个要素不是合并得到的基本单元：缺少 grid、households 或 labels',
  'recode-other-plan': '有基本单元属于网格 {grid}，而方案中没有它；二者不是同一次合并的结果',
  'recode-no-department': '基本单元中没有部门“{department}”；现有 {departments}',
  recoded: '{path}：{rows} 行，已匹配 {matched}，原网格已拆分 {divided}，存疑 {doubtful}，未匹配 {unmatched}',
  'recoded-row': '第 {row} 行：{reason}',
  'recoded-more': '……另有 {count} 行；--report 列出全部',

  'unknown-command': '没有“{command}”这个命令；请看 onegrid --help',
  'unknown-option': '没有 {option} 这个选项；请看 onegrid {command} --help',
  'unexpected-argument': '参数“{argument}”不属于任何选项；请看 onegrid {command} --help',
  'option-without-value': '{option} 需要一个值',
  'option-with-value': '{option} 不带值',
  'option-repeated': '{option} 给了不止一次',
  'option-missing': '缺少 {option}；请看 onegrid {command} --help',
  'argument-missing': '没有给出要检查的文件；请看 onegrid check --help',
  'no-output': '没有要求任何输出：请给出 --out、--atoms、--arcs 或 --report',
  'not-a-number': '{option} {value}：不是数',
  'not-a-count': '{option} {value}：应为不小于 1 的整数',
  'not-a-seed': '{option} {value}：应为整数',
  'not-positive': '{option} {value}：应大于 0',
  'wrong-band': '--band {value}：应为“下限,上限”，且 0 <= 下限 <= 1 <= 上限',
  'wrong-layer': '--layer {value}：应为“部门=文件#字段”',
  'wrong-weight': '--weight {value}：应为“部门=数值”',
  'wrong-file': '{option} {value}：应为“文件”或“文件#字段”',
  'only-with-earlier': '{option} 须与现行方案一起使用：请同时给出 --earlier',
  'ledger-of-quick-merge': '快速预览（--quick）不做让步台账：请去掉 --quick 或 --ledger',
  'no-lineage': '不是 --lineage 写出的文件：其中没有名为 retired 的编码列表',
  'no-lines': '其中没有可用的线',
  'wrong-households': '--households {value}：应为“文件#字段”',
  'wrong-declaration': '{option} {value}：应写作 名称=值',
  'wrong-reference': '没有坐标系“{value}”；请写 EPSG 代号、GCJ-02 或 BD-09',
  'declared-file-unknown': '{option} {value}：“{name}”既不是 --layer 中的部门，也不是指定文件的选项',
  'source-doubtful': '{path}：{name}？{reason}',
  'wrong-language': '--lang {value}：应为 zh-CN 或 en',
  'department-repeated': '--layer {value}：部门“{department}”给了不止一次',
  'department-unknown': '--weight {value}：没有部门“{department}”的 --layer',
  'output-repeated': '{option} {path}：另一项输出也写到这个文件',
  'output-is-input': '{option} {path}：这个文件是输入',
  'folder-missing': '{option} {path}：目录不存在',
  'cannot-write': '{path}：无法写入（{reason}）',

  'file-not-found': '{path}：没有这个文件',
  'file-not-readable': '{path}：无法读取（{reason}）',
  'at-feature': '第 {feature} 个要素：',
  'at-place': '（{path} 第 {line} 行第 {column} 列，第 {byte} 字节）',
  'coordinate-maybe-plane': '如坐标以米为单位，请用 --plane。',
  'no-usable-feature': '没有可用的要素',

  'row-refused': '{path}：第 {feature} 个要素未采用：{reason}',
  'rows-refused-more': '{path}：另有 {count} 个要素未采用，详见报告',

  'stage-read': '读取',
  'stage-prepare': '准备',
  'stage-reconcile': '归并线条',
  'stage-atoms': '生成基本单元',
  'stage-propose': '提出网格方案',
  'stage-explain': '说明界线',
  'stage-judge': '评价',
  'stage-checks': '检查',
  'stage-write': '写出',
  'stage-copy': '复制',
  'stage-compare': '比较',
  merged:
    '{layers} 个图层合并为 {grids} 个网格，共 {atoms} 个基本单元；平均一致度（调整兰德指数）{agreement}',

  'merge-refused': '合并未进行：{code} {params}',

  'check-clean': '{path}：{features} 个要素，没有问题',
  'check-faults': '{path}：{features} 个要素，{faults} 处问题',
  'check-notices': '{count} 处提示',
  'check-more': '  ……另有 {count} 处；--json 列出全部',
  'check-pairs': '  {count} 对面有重叠',
  'check-disagreement':
    '  另一种检查对要素 {rows} 看法不同：此处 {integer} 平方米，彼处 {turf} 平方米 {message}',
  'check-area-disagreement': '  另一种检查对总面积看法不同：此处 {integer} 平方米，彼处 {turf} 平方米',
  'check-fault': '  {severity} #{rows} 位于 {at}：{fault}',
  'repairs-head': '修复方案：{count} 处',
  'repairs-none': '没有需要修复的地方',
  'repair-line': '  {fault} 位于 {at}：{text}',
  'repairs-more': '  ……另有 {count} 处；--repairs 文件中列出全部',
  'wrong-repair-rule': '--repair-rule {value}：必须是 {rules} 之一',
  'repair-rule-without-households': '--repair-rule most-households 需要 --households 文件#字段',
  'repair-rule-without-priority': '--repair-rule priority 需要 --priority 编号,编号,...',
  'wrong-priority': '--priority {value}：必须是网格编号，用逗号隔开，每个一次',
  'wrong-decision': '--decide {value}：必须是 问题=网格',
  'decided-twice': '对 {fault} 有两个决定',
  'wrong-thin': '--thin {value}：必须是大于 0 且不超过 1000 的数',
  'severity-error': '错误',
  'severity-warning': '警告',
  'severity-notice': '提示',

  ...auditZhCn,
  ...explainZhCn,
  ...importZhCn,
};
