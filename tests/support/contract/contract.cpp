// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/contract.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>

#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace rebate::fixtures {
namespace {

namespace json = boost::json;
using valijson::adapters::BoostJsonAdapter;

constexpr std::string_view kProblem = "application/problem+json";

/// "/v1/users/{id}/notes" against "/v1/users/u-1/notes"; segments are never empty.
bool fits(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    if (pattern.front() == '{') {
      const auto end = std::min(path.find('/'), path.size());
      if (end == 0) return false;
      pattern.remove_prefix(pattern.find('}') + 1);
      path.remove_prefix(end);
      continue;
    }
    if (pattern.front() != path.front()) return false;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
  }
  return pattern.empty() && path.empty();
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return std::tolower(c); });
  return result;
}

/// What a request can come to that no operation was found for.
bool isGeneral(int status) {
  return status == 400 || status == 404 || status == 405 || status == 413 || status == 429 || status == 503;
}

}  // namespace

const Contract& Contract::get() {
  static const Contract contract;
  return contract;
}

Contract::Contract() {
  std::ifstream file(REBATE_CONTRACT);
  std::ostringstream text;
  text << file.rdbuf();
  document_ = json::parse(text.str()).as_object();
}

std::vector<std::string> Contract::operations() const {
  std::vector<std::string> all;
  for (const auto& [path, methods] : document_.at("paths").as_object())
    for (const auto& [method, operation] : methods.as_object())
      if (method != "parameters") all.push_back(std::string(method) + " " + std::string(path));
  std::sort(all.begin(), all.end());
  return all;
}

const json::object* Contract::path(std::string_view target) const {
  const auto plain = target.substr(0, target.find('?'));
  const json::object* found = nullptr;
  for (const auto& [pattern, methods] : document_.at("paths").as_object()) {
    if (std::string_view(pattern) == plain) return &methods.as_object();
    if (fits(pattern, plain)) found = &methods.as_object();
  }
  return found;
}

/// Parsed once per schema; its references are looked up in the components that it is given along.
std::string Contract::schemaComplaint(const json::value& schema, std::string_view body) const {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<valijson::Schema>> known;
  const std::lock_guard lock(mutex);
  auto& parsed = known[json::serialize(schema)];
  if (!parsed) {
    json::value root = schema;
    root.as_object()["components"] = document_.at("components");
    parsed = std::make_unique<valijson::Schema>();
    valijson::SchemaParser().populateSchema(BoostJsonAdapter(root), *parsed);
  }
  boost::system::error_code bad;
  const auto value = json::parse(json::string_view(body.data(), body.size()), bad);
  if (bad) return "not JSON: " + std::string(body.substr(0, 200));
  valijson::ValidationResults results;
  if (valijson::Validator().validate(*parsed, BoostJsonAdapter(value), &results)) return {};
  std::string all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const auto& step : error.context) all += step;
    all += ": " + error.description + "; ";
  }
  return all;
}

std::string Contract::complaint(const Served& served, bool headOnly) const {
  const auto what = served.method + " " + served.target.substr(0, 100) + " -> " + std::to_string(served.status);
  const auto about = [&what](const std::string& text) { return text.empty() ? text : what + ": " + text; };
  const auto* methods = path(served.target);
  const auto* operation = methods ? methods->if_contains(lower(served.method)) : nullptr;
  const json::value problem = {{"$ref", "#/components/schemas/Problem"}};
  if (!operation) {
    if (!isGeneral(served.status) || served.type != kProblem) return about("nobody asked for something there is");
    return headOnly ? "" : about(schemaComplaint(problem, served.body));
  }
  const json::value* response = operation->at("responses").as_object().if_contains(std::to_string(served.status));
  if (!response) return about("an undocumented status, " + served.body.substr(0, 200));
  if (const auto* reference = response->as_object().if_contains("$ref")) {
    const auto pointer = std::string(reference->as_string());
    response = &document_.at("components").at("responses").at(pointer.substr(pointer.rfind('/') + 1));
  }
  const auto* content = response->as_object().if_contains("content");
  if (!content) return about(served.body.empty() ? "" : "a body where none is documented");
  const auto type = served.type.substr(0, served.type.find(';'));
  const auto* media = content->as_object().if_contains(type);
  if (!media) return about("an undocumented type, " + served.type);
  if (headOnly) return {};
  const auto& schema = media->at("schema");
  if (type == "application/x-ndjson") {
    std::istringstream lines(served.body);
    for (std::string line; std::getline(lines, line);)
      if (auto bad = schemaComplaint(schema, line); !bad.empty()) return about(bad);
    return {};
  }
  if (type.ends_with("json")) return about(schemaComplaint(schema, served.body));
  return {};
}

}  // namespace rebate::fixtures
