import { colourStyle, plainStyle, type Style } from '../report/text/style.ts';
import type { Terminal } from './terminal.ts';

/** Colour on a terminal only, and not where NO_COLOR asks for none (https://no-color.org). */
export function styleOf(terminal: Terminal): Style {
  const noColour = terminal.env['NO_COLOR'];
  return terminal.outIsTerminal && (noColour === undefined || noColour === '') ? colourStyle : plainStyle;
}
