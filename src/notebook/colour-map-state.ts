import { type ColourMapName, colourMaps, colourTable } from "../encoders/picture/colour-map.js";
import type { ColourMapState } from "./state.js";

/** A colour map as the browser gets it. */
export function colourMapState(name: ColourMapName): ColourMapState {
  return { name, colours: colourTable(name) };
}

/** All colour maps. */
export function colourMapStates(): ColourMapState[] {
  return (Object.keys(colourMaps) as ColourMapName[]).map(colourMapState);
}
