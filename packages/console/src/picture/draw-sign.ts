import type { Sign } from '../map/legend-blocks.ts';

/** Draws a sign of a legend, 24 by 16, with its upper left corner at a place. */
export function drawSign(
  context: CanvasRenderingContext2D,
  sign: Sign,
  x: number,
  y: number,
  edge: string,
): void {
  context.save();
  context.translate(x, y);
  switch (sign.kind) {
    case 'fill':
      context.fillStyle = sign.colour;
      context.fillRect(2.5, 0.5, 19, 15);
      context.strokeStyle = edge;
      context.strokeRect(2.5, 0.5, 19, 15);
      break;
    case 'hatch':
      context.strokeStyle = edge;
      context.strokeRect(2.5, 0.5, 19, 15);
      context.strokeStyle = sign.colour;
      context.stroke(new Path2D('M3 13L14 1M8 15L20 2M15 15L21 8'));
      break;
    case 'line':
      context.strokeStyle = sign.colour;
      context.lineWidth = sign.width;
      context.setLineDash(sign.dashed ? [5, 3] : []);
      context.stroke(new Path2D('M1 8H23'));
      break;
    case 'shape': {
      context.translate(5, 1);
      context.scale(0.7, 0.7);
      const path = new Path2D(sign.path);
      context.lineWidth = 2.2;
      context.strokeStyle = sign.colour;
      context.fillStyle = sign.colour;
      if (sign.hollow) context.stroke(path);
      else context.fill(path, 'evenodd');
      break;
    }
    case 'ring':
      context.beginPath();
      context.arc(12, 8, 6, 0, 2 * Math.PI);
      context.fillStyle = sign.fill;
      context.fill();
      context.strokeStyle = sign.colour;
      context.lineWidth = 1.5;
      context.stroke();
      break;
  }
  context.restore();
}
