"""The PV year of the bench by pvlib: the same models over the same weather, warm, median of seven [ms] on stdout.

Reads {"site", "hours"} as JSON on stdin. Exits with 3 where pvlib is not installed.
"""

import json
import sys
from statistics import median
from time import perf_counter

try:
    import numpy as np
    import pandas as pd
    import pvlib
except ImportError:
    sys.exit(3)

inputs = json.load(sys.stdin)
site, hours = inputs["site"], inputs["hours"]
zone = f"Etc/GMT{-int(site['utcOffsetHours']):+d}"
times = pd.date_range("2001-01-01 00:30", periods=8760, freq="h", tz=zone)
ghi, dni, dhi, air, wind = (
    pd.Series(np.asarray(hours[name]), index=times) for name in ("ghi", "dni", "dhi", "tempAir", "windSpeed")
)
TILT, AZIMUTH, PEAK_KW, AC_KW = 15, 180, 180, 250


def year():
    sun = pvlib.solarposition.get_solarposition(
        times, site["latitudeDeg"], site["longitudeDeg"], altitude=site["elevationM"], method="nrel_numpy"
    )
    zenith, azimuth = sun["apparent_zenith"], sun["azimuth"]
    extra = pvlib.irradiance.get_extra_radiation(times)
    mass = pvlib.atmosphere.get_relative_airmass(zenith)
    plane = pvlib.irradiance.get_total_irradiance(
        TILT, AZIMUTH, zenith, azimuth, dni, ghi, dhi, dni_extra=extra, airmass=mass, albedo=0.2, model="perez"
    )
    incidence = pvlib.irradiance.aoi(TILT, AZIMUTH, zenith, azimuth)
    diffuse = pvlib.iam.marion_diffuse("physical", TILT, n_ar=1.3)
    effective = (
        plane["poa_direct"] * pvlib.iam.physical(incidence, n_ar=1.3)
        + plane["poa_sky_diffuse"] * diffuse["sky"]
        + plane["poa_ground_diffuse"] * diffuse["ground"]
    )
    cell = pvlib.temperature.faiman(plane["poa_global"], air, wind)
    dc = pvlib.pvsystem.pvwatts_dc(effective, cell, PEAK_KW, -0.0034) * (1 - 0.1142)
    return pvlib.inverter.pvwatts(dc, AC_KW / 0.96)


year()
laps = []
for _ in range(7):
    start = perf_counter()
    year()
    laps.append((perf_counter() - start) * 1000)
print(median(laps))
