// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/series_pyramid.h"

namespace rebate {

using SeriesStore = SeriesPyramid;

}  // namespace rebate
