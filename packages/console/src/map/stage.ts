import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type GeoJSONSource,
  Map as GlMap,
  type MapMouseEvent,
  type MapSourceDataEvent,
  type PaddingOptions,
  setWorkerUrl,
  type VectorTileSource,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { prefersReducedMotion } from '../app/preferences.ts';
import type { MapView } from '../app/url-state.ts';
import type { Sketch } from '../edit/sketch.ts';
import { drawImage } from './appeal-signs.ts';
import type { MapContent } from './content.ts';
import { shippedFont } from './font.ts';
import { Gestures, type StageTool } from './gestures.ts';
import { type Cluster, type Hit, hitAt, type InView, inView } from './hits.ts';
import { DARK_MAP, LIGHT_MAP } from './palette.ts';
import { buildStyle } from './style.ts';
import { sketchData, TOOL_SOURCE } from './tool-layers.ts';

setWorkerUrl(workerUrl);

/** The closest zoom there is. */
const MOST_ZOOM = 20;

/** A rectangle in CSS pixels. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Bounds = readonly [number, number, number, number];

export interface StageEvents {
  /** The view came to rest. */
  onView(view: MapView): void;
  /** A click that no tool took; what lies there, most specific first. */
  onHit(hit: Hit): void;
  /** A click on a cluster that no zoom takes apart. */
  onCluster(cluster: Cluster): void;
  /** Tiles could not be read. */
  onTileError(message: string): void;
}

/** The map, outside React: takes plain content, tells of views and hits. */
export class Stage {
  private readonly map: GlMap;
  private readonly font = shippedFont(document.styleSheets);
  private readonly gestures: Gestures;
  private tool: StageTool | null = null;
  private dark: boolean;
  /** What the tool in hand draws; a new style begins with it. */
  private drawing = sketchData(null);
  /** Where the content shown last has the tiles of each source, and how often content was shown. */
  private readonly addresses = new Map<string, string[]>();
  private shows = 0;
  /** Another map that lies over or beside this one, with the part of it that is seen. */
  private companion: {
    readonly stage: Stage;
    readonly part: (frame: Part) => Part;
  } | null = null;

  constructor(
    container: HTMLElement,
    content: MapContent,
    start: MapView | { readonly bounds: Bounds; readonly padding: PaddingOptions },
    private readonly events: StageEvents,
    words: Readonly<Record<string, string>>,
    /** Pixels of the drawing to a CSS pixel; those of the screen unless told. */
    pixelRatio?: number,
  ) {
    this.dark = content.dark;
    this.map = new GlMap({
      container,
      ...(pixelRatio === undefined ? {} : { pixelRatio }),
      style: buildStyle(content, window.location.origin, this.font),
      ...('bounds' in start
        ? {
            bounds: [...start.bounds] as [number, number, number, number],
            fitBoundsOptions: { padding: start.padding },
          }
        : { center: [start.lon, start.lat], zoom: start.zoom }),
      minZoom: 9,
      maxZoom: MOST_ZOOM,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: '"Noto Sans SC Variable", sans-serif',
      fadeDuration: prefersReducedMotion() ? 0 : 200,
      locale: words,
    });
    this.map.setMissingStyleImageResolver((name) => {
      const image = this.image(name);
      if (image !== null && !this.map.hasImage(name)) this.map.addImage(name, image, { pixelRatio: 2 });
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.gestures = new Gestures(this.map, () => this.tool);
    this.map.on('moveend', () => this.events.onView(this.view()));
    this.map.on('click', (event) => this.onClick(event));
    this.map.on('dblclick', (event) => {
      if (this.tool === null) return;
      event.preventDefault();
      this.tool.finish();
    });
    this.map.on('mousemove', (event) => this.onMove(event));
    this.map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && this.tool === null) this.events.onHit(this.hitAtPlace(this.centre()));
    });
    this.map.on('error', ({ error }) => this.events.onTileError(error.message));
  }

  /** Draws other content; only what differs is changed. */
  show(content: MapContent): void {
    if (content.dark !== this.dark) {
      this.dark = content.dark;
      for (const name of this.map.listImages()) {
        const image = this.image(name);
        if (image !== null) this.map.updateImage(name, image);
      }
    }
    const style = buildStyle(content, window.location.origin, this.font);
    this.addresses.clear();
    let moved = false;
    for (const [id, next] of Object.entries(style.sources)) {
      const source = this.map.getSource(id);
      if (next.type !== 'vector' || source?.type !== 'vector' || next.tiles === undefined) continue;
      // Other addresses of the same layers: what is drawn stays until they are there. As a new source it would
      // vanish first.
      const { tiles } = source as VectorTileSource;
      this.addresses.set(id, next.tiles);
      moved ||= String(tiles) !== String(next.tiles);
      next.tiles = tiles;
    }
    style.sources[TOOL_SOURCE] = { type: 'geojson', data: this.drawing };
    this.map.setStyle(style, { diff: true });
    this.shows++;
    if (moved) this.map.once('render', () => this.readdress());
  }

  /**
   * Takes tiles from where the content shown last has them. Only once its style is drawn, and once more where another
   * came meanwhile: while a source waits for its layers' new looks, the map draws old tiles anew in place of reading
   * those of the new address.
   */
  private readdress(): void {
    const shown = this.shows;
    for (const [id, tiles] of this.addresses) {
      const source = this.map.getSource(id) as VectorTileSource | undefined;
      if (source === undefined || String(source.tiles) === String(tiles)) continue;
      source.setTiles(tiles);
      this.map.once('idle', () => {
        if (this.shows !== shown && this.map.getSource(id) === source) this.map.refreshTiles(id);
      });
    }
  }

  /** Draws what the tool in hand draws, beside the content. */
  draw(sketch: Sketch): void {
    this.drawing = sketchData(sketch);
    const source = this.map.getSource(TOOL_SOURCE);
    // Until the first style is read there is no source; it begins with the drawing.
    if (source !== undefined) (source as GeoJSONSource).setData(this.drawing);
  }

  view(): MapView {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom() };
  }

  jump(view: MapView): void {
    this.map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom });
  }

  /** Moves until the place is in the part of the map that no panel covers. */
  flyTo(at: readonly [number, number], padding: PaddingOptions, zoom = 16): void {
    this.map.easeTo({
      center: [at[0], at[1]],
      zoom: Math.max(zoom, this.map.getZoom()),
      // An offset, not padding: the map keeps padding for later moves and would then jump.
      offset: [
        (side(padding.left) - side(padding.right)) / 2,
        (side(padding.top) - side(padding.bottom)) / 2,
      ],
      duration: prefersReducedMotion() ? 0 : 700,
    });
  }

  fit(bounds: Bounds, padding: PaddingOptions): void {
    this.map.fitBounds([...bounds] as [number, number, number, number], {
      padding,
      maxZoom: 17,
      duration: prefersReducedMotion() ? 0 : 700,
    });
  }

  zoomBy(steps: number): void {
    this.map.easeTo({
      zoom: this.map.getZoom() + steps,
      duration: prefersReducedMotion() ? 0 : 200,
    });
  }

  panBy(x: number, y: number): void {
    this.map.panBy([x, y], { duration: 0 });
  }

  /** Puts a tool in hand, or none; double clicks then end its gesture in place of zooming. */
  hold(tool: StageTool | null): void {
    this.gestures.cancel();
    this.tool = tool;
    this.map.getCanvas().style.cursor = tool?.cursor ?? '';
    for (const handler of [this.map.doubleClickZoom, this.map.boxZoom]) {
      if (tool === null) handler.enable();
      else handler.disable();
    }
  }

  /** Gives the map the keyboard. */
  focus(): void {
    this.map.getCanvas().focus({ preventScroll: true });
  }

  /** Another cursor, while the tool in hand is over something. */
  point(cursor: string): void {
    this.map.getCanvas().style.cursor = cursor;
  }

  onZoom(listener: (zoom: number) => void): () => void {
    const tell = () => listener(this.map.getZoom());
    this.map.on('zoom', tell);
    tell();
    return () => this.map.off('zoom', tell);
  }

  /** Calls back with every frame of a move, and when the map changes its size. */
  onMoved(listener: () => void): () => void {
    const events = ['move', 'resize'] as const;
    for (const event of events) this.map.on(event, listener);
    return () => {
      for (const event of events) this.map.off(event, listener);
    };
  }

  /** Follows another stage's view, and it this one's, for maps side by side. */
  follow(other: Stage): () => void {
    let busy = false;
    const link = (from: GlMap, to: GlMap) => () => {
      if (busy) return;
      busy = true;
      to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });
      busy = false;
    };
    const here = link(this.map, other.map);
    const there = link(other.map, this.map);
    this.map.on('move', here);
    other.map.on('move', there);
    return () => {
      this.map.off('move', here);
      other.map.off('move', there);
    };
  }

  /** Everything that is drawn now and can be selected. */
  inView(): InView {
    return inView(this.map);
  }

  /** Zooms to where a cluster falls apart, or has it spread where none of the zooms does that. */
  open(cluster: Cluster): void {
    const zoom = cluster.expansionZoom ?? this.map.getZoom() + 2;
    if (zoom > MOST_ZOOM || this.map.getZoom() >= MOST_ZOOM - 0.01) this.events.onCluster(cluster);
    else {
      this.map.easeTo({
        center: cluster.at,
        zoom: Math.max(zoom, this.map.getZoom() + 0.5),
        duration: prefersReducedMotion() ? 0 : 500,
      });
    }
  }

  /** Calls back once everything is drawn, and after every move that follows. */
  onSettled(listener: () => void): () => void {
    this.map.on('idle', listener);
    return () => this.map.off('idle', listener);
  }

  /** Calls back whenever what was handed over to a source is drawn. */
  onDrawn(source: string, listener: () => void): () => void {
    const tell = (event: MapSourceDataEvent) => {
      if (event.sourceId === source && event.isSourceLoaded) listener();
    };
    this.map.on('sourcedata', tell);
    return () => this.map.off('sourcedata', tell);
  }

  /** West, south, east, north of the view in degrees. */
  bounds(): number[] {
    return this.map.getBounds().toArray().flat();
  }

  /** Length of a pixel on the ground at the middle of the map, in metres. */
  metresPerPixel(): number {
    const { lat } = this.map.getCenter();
    return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** this.map.getZoom());
  }

  /**
   * Sets another map that is seen over or beside this one and belongs on its pictures; null for none. `part`
   * tells what of it is seen, from the corner of this map's frame on the page.
   */
  accompany(stage: Stage, part: (frame: Part) => Part): void;
  accompany(stage: null): void;
  accompany(stage: Stage | null, part?: (frame: Part) => Part): void {
    this.companion = stage === null || part === undefined ? null : { stage, part };
  }

  /**
   * Draws what is on screen now onto a canvas of as many pixels as the screen has. `clip` is the wanted part of
   * the page, in CSS pixels. The maps draw at once, for what they draw into does not outlast a frame.
   */
  picture(clip: Part): HTMLCanvasElement {
    const ratio = this.map.getPixelRatio();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(clip.width * ratio);
    canvas.height = Math.round(clip.height * ratio);
    const context = canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    context.translate(-clip.left, -clip.top);
    const draw = (map: GlMap) => {
      const { left, top, width, height } = map.getContainer().getBoundingClientRect();
      map.redraw();
      context.drawImage(map.getCanvas(), left, top, width, height);
    };
    draw(this.map);
    if (this.companion !== null) {
      const frame = this.map.getContainer().getBoundingClientRect();
      const { left, top, width, height } = this.companion.part(frame);
      context.beginPath();
      context.rect(frame.left + left, frame.top + top, width, height);
      context.clip();
      draw(this.companion.stage.map);
    }
    return canvas;
  }

  /** Takes the map out of the tab order and away from pointers: it only follows another one. */
  silence(): void {
    const canvas = this.map.getCanvas();
    canvas.tabIndex = -1;
    canvas.setAttribute('aria-hidden', 'true');
  }

  /** Pixel of a place, relative to the map. */
  project(at: readonly [number, number]): { x: number; y: number } {
    return this.map.project([at[0], at[1]]);
  }

  /** Size of the map in pixels. */
  size(): { readonly width: number; readonly height: number } {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    return { width, height };
  }

  /** Place in the middle of the map. */
  centre(): [number, number] {
    const { lng, lat } = this.map.getCenter();
    return [lng, lat];
  }

  hitAtPlace(at: readonly [number, number]): Hit {
    const { x, y } = this.project(at);
    return hitAt(this.map, x, y, [at[0], at[1]]);
  }

  destroy(): void {
    this.map.remove();
  }

  private onClick(event: MapMouseEvent): void {
    if (this.gestures.takesClick()) return;
    const at: [number, number] = [event.lngLat.lng, event.lngLat.lat];
    const hit = hitAt(this.map, event.point.x, event.point.y, at);
    if (this.tool !== null) this.tool.click(at, hit);
    else if (hit.cluster !== null) this.open(hit.cluster);
    else this.events.onHit(hit);
  }

  private image(name: string): ImageData | null {
    const { symbol, halo, hatch, label } = this.dark ? DARK_MAP : LIGHT_MAP;
    return drawImage(name, { dark: this.dark, symbol, halo, hatch, label });
  }

  private onMove(event: MapMouseEvent): void {
    if (this.gestures.busy) return;
    if (this.tool !== null) {
      this.tool.move([event.lngLat.lng, event.lngLat.lat], [event.point.x, event.point.y]);
      return;
    }
    const hit = hitAt(this.map, event.point.x, event.point.y, [event.lngLat.lng, event.lngLat.lat]);
    this.map.getCanvas().style.cursor =
      hit.cluster !== null || hit.selection.kind !== 'place' ? 'pointer' : '';
  }
}

function side(pixels: number | undefined): number {
  return pixels ?? 0;
}
