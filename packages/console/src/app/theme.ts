import { type ThemeConfig, theme } from 'antd';

const FONT =
  '"Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

/** antd's tokens; the same colours as the custom properties in `tokens.css`. */
export function antdTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#4b9bea' : '#0b5cad',
      colorInfo: dark ? '#4b9bea' : '#0b5cad',
      colorError: dark ? '#ff8a80' : '#b42318',
      colorWarning: dark ? '#f0a35a' : '#8a5300',
      colorSuccess: dark ? '#6cc48d' : '#1b6e3c',
      colorText: dark ? '#e8edf2' : '#1d2733',
      colorTextSecondary: dark ? '#b4bec8' : '#4f5a66',
      colorTextTertiary: dark ? '#9aa5b1' : '#66717d',
      colorTextDescription: dark ? '#9aa5b1' : '#66717d',
      colorTextPlaceholder: dark ? '#9aa5b1' : '#626c78',
      colorTextDisabled: dark ? '#9aa5b1' : '#626c78',
      colorLink: dark ? '#6db3f8' : '#0b5cad',
      colorBgContainer: dark ? '#171c22' : '#ffffff',
      colorBgElevated: dark ? '#1e242c' : '#ffffff',
      colorBorder: dark ? '#4a5561' : '#aeb6bf',
      colorBorderSecondary: dark ? '#2c343d' : '#e1e5ea',
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      sizeStep: 4,
      sizeUnit: 4,
      controlHeight: 34,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadow: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: dark ? '#1e242c' : '#f5f7f9' },
    },
  };
}
