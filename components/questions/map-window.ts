// The window of the drawing, apart from what says where a point of it is: a map can be answered before that is there.

/** Earth radii of the equal-area projection around the centre. */
export const WINDOW = { minX: -0.153374, maxX: 0.151329, minY: -0.145019, maxY: 0.142008 } as const;
export const CENTRE = { lat: 17.5, lon: -4 } as const;
const EARTH_RADIUS_KM = 6371.0088;
export const KM_WIDE = (WINDOW.maxX - WINDOW.minX) * EARTH_RADIUS_KM;
export const KM_HIGH = (WINDOW.maxY - WINDOW.minY) * EARTH_RADIUS_KM;

/** Width ÷ height of the drawing. */
export const MAP_RATIO = KM_WIDE / KM_HIGH;
