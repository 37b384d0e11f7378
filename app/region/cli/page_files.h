// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/result.h"
#include "region/config/config.h"

namespace rebate::region::cli {

/// Files as named; of a folder every file whose name begins with "page", by name.
/// Errc::notFound for a path that is not there.
Result<std::vector<std::string>> pageFiles(const std::vector<std::string>& paths);

/// The bytes of a page; Errc::malformed when it is larger than a page may be, without reading it.
Result<std::string> readPageFile(const std::string& path);

/// The whole of a small file.
Result<std::string> readWholeFile(const std::string& path);

/// A region's configuration; the error's field begins with the file's name.
Result<Config> readConfigFile(const std::string& path);

}  // namespace rebate::region::cli
