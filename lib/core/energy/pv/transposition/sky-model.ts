import type { SkyDiffuseModel } from "../../../station/pv-models";
import { hayDaviesSky } from "./hay-davies";
import { isotropicSky } from "./isotropic";
import { kingSky } from "./king";
import { klucherSky } from "./klucher";
import { perezSky } from "./perez";
import { perezDriesseSky } from "./perez-driesse";
import { reindlSky } from "./reindl";
import type { SkyDiffuse } from "./sky-state";

/** The function behind each name that a station may choose. */
export const SKY_MODELS: Record<SkyDiffuseModel, SkyDiffuse> = {
  isotropic: isotropicSky,
  klucher: klucherSky,
  "hay-davies": hayDaviesSky,
  reindl: reindlSky,
  king: kingSky,
  "perez-1990": perezSky,
  "perez-driesse": perezDriesseSky,
};
