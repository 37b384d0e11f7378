// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace rebate::fixtures {

/// resources/api/region.openapi.yaml as it is held against what a region answers.
class Contract {
 public:
  static const Contract& get();

  struct Served {
    std::string method;
    std::string target;  ///< path and query
    int status = 0;
    std::string type;
    std::string body;  ///< not compressed
  };
  /// What this answer has that the contract does not say, or lacks that it does; empty: nothing.
  std::string complaint(const Served& served, bool headOnly = false) const;

  const boost::json::object& document() const { return document_; }
  std::vector<std::string> operations() const;  ///< "get /v1/users/{id}", sorted

 private:
  Contract();
  const boost::json::object* path(std::string_view target) const;
  std::string schemaComplaint(const boost::json::value& schema, std::string_view body) const;
  boost::json::object document_;
};

}  // namespace rebate::fixtures
