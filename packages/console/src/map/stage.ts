import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as GlMap, type MapMouseEvent, type PaddingOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { prefersReducedMotion } from '../app/preferences.ts';
import type { MapView } from '../app/url-state.ts';
import type { MapContent } from './content.ts';
import { shippedFont } from './font.ts';
import { type Hit, hitAt } from './hits.ts';
import { buildStyle } from './style.ts';

setWorkerUrl(workerUrl);

export type Bounds = readonly [number, number, number, number];

export interface StageEvents {
  /** The view came to rest. */
  onView(view: MapView): void;
  /** A click that no tool took; what lies there, most specific first. */
  onHit(hit: Hit): void;
  /** Tiles could not be read. */
  onTileError(message: string): void;
}

/** What a tool listens to while it is in hand. Positions are longitude and latitude in degrees. */
export interface StageTool {
  readonly cursor: string;
  click(at: [number, number], hit: Hit): void;
  move(at: [number, number], pixel: [number, number]): void;
  finish(): void;
}

/** The map, outside React: takes plain content, tells of views and hits. */
export class Stage {
  private readonly map: GlMap;
  private readonly font = shippedFont(document.styleSheets);
  private tool: StageTool | null = null;

  constructor(
    container: HTMLElement,
    content: MapContent,
    start: MapView | { readonly bounds: Bounds; readonly padding: PaddingOptions },
    private readonly events: StageEvents,
    words: Readonly<Record<string, string>>,
  ) {
    this.map = new GlMap({
      container,
      style: buildStyle(content, window.location.origin, this.font),
      ...('bounds' in start
        ? {
            bounds: [...start.bounds] as [number, number, number, number],
            fitBoundsOptions: { padding: start.padding },
          }
        : { center: [start.lon, start.lat], zoom: start.zoom }),
      minZoom: 9,
      maxZoom: 20,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: '"Noto Sans SC Variable", sans-serif',
      fadeDuration: prefersReducedMotion() ? 0 : 200,
      locale: words,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
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
    this.map.setStyle(buildStyle(content, window.location.origin, this.font), { diff: true });
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
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: prefersReducedMotion() ? 0 : 200 });
  }

  panBy(x: number, y: number): void {
    this.map.panBy([x, y], { duration: 0 });
  }

  /** Puts a tool in hand, or none; double clicks then end its gesture in place of zooming. */
  hold(tool: StageTool | null): void {
    this.tool = tool;
    this.map.getCanvas().style.cursor = tool?.cursor ?? '';
    if (tool === null) this.map.doubleClickZoom.enable();
    else this.map.doubleClickZoom.disable();
  }

  onZoom(listener: (zoom: number) => void): () => void {
    const tell = () => listener(this.map.getZoom());
    this.map.on('zoom', tell);
    tell();
    return () => this.map.off('zoom', tell);
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
    const at: [number, number] = [event.lngLat.lng, event.lngLat.lat];
    const hit = hitAt(this.map, event.point.x, event.point.y, at);
    if (this.tool !== null) this.tool.click(at, hit);
    else if (hit.cluster) this.map.easeTo({ center: at, zoom: this.map.getZoom() + 2 });
    else this.events.onHit(hit);
  }

  private onMove(event: MapMouseEvent): void {
    if (this.tool !== null) {
      this.tool.move([event.lngLat.lng, event.lngLat.lat], [event.point.x, event.point.y]);
      return;
    }
    const hit = hitAt(this.map, event.point.x, event.point.y, [event.lngLat.lng, event.lngLat.lat]);
    this.map.getCanvas().style.cursor = hit.cluster || hit.selection.kind !== 'place' ? 'pointer' : '';
  }
}

function side(pixels: number | undefined): number {
  return pixels ?? 0;
}
