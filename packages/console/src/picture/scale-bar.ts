export interface ScaleBar {
  readonly metres: number;
  readonly pixels: number;
}

/** The longest round length (1, 2 or 5 times a power of ten metres) that fits into so many pixels. */
export function scaleBar(metresPerPixel: number, mostPixels: number): ScaleBar {
  const most = metresPerPixel * mostPixels;
  const unit = 10 ** Math.floor(Math.log10(most));
  const metres = unit * (most >= 5 * unit ? 5 : most >= 2 * unit ? 2 : 1);
  return { metres, pixels: metres / metresPerPixel };
}
