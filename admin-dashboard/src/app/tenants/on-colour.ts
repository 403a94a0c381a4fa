const WHITE_LUMINANCE = 1;

const linear = (byte: number): number => {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** The relative luminance of `#rrggbb` (WCAG 2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** White where it reads at 4.5:1 or more, else black; one of the two always does. The server decides the same way. */
export const onColour = (colour: string): 'white' | 'black' =>
  (WHITE_LUMINANCE + 0.05) / (luminance(colour) + 0.05) >= 4.5 ? 'white' : 'black';
