// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <iostream>

#include "region/cli/commands.h"
#include "region/cli/page_files.h"
#include "region/config/config.h"
#include "region/config/secret_file.h"
#include "region/events/rabbit_link.h"
#include "wire/json.h"

namespace rebate::region::cli {
namespace {

Result<RabbitConfig> brokerOf(const std::string& configFile) {
  const auto text = readWholeFile(configFile);
  if (!text) return text.error();
  const auto config = parseConfig(*text);
  if (!config) return Error{config.error().code, configFile + ": " + config.error().field, config.error().detail};
  auto rabbit = config->engines.rabbit;
  if (!rabbit.used()) return invalid("rabbitmq.host", "this configuration names no broker");
  const auto secret = readSecretFile(rabbit.passwordFile);
  if (!secret) return secret.error();
  rabbit.password = *secret;
  return rabbit;
}

void print(const Letter& letter) {
  const auto reason = letter.headers.find(kReasonHeader);
  const auto body = wire::parseJson(letter.body);
  std::cout << wire::json::serialize(wire::json::object{
                   {"reason", reason == letter.headers.end() ? "delivered too often" : reason->second},
                   {"event", body ? *body : wire::json::value(letter.body)}})
            << '\n';
}

}  // namespace

int replayDeadLetters(const std::string& configFile, bool list) {
  const auto config = brokerOf(configFile);
  if (!config) return report(config.error());
  std::signal(SIGPIPE, SIG_IGN);
  const auto link = RabbitLink::open(*config, "rebate-region replay-dead-letters");
  if (!link) return report(link.error());
  std::int64_t count = 0;
  for (std::int64_t left = 1; left > 0; --left, ++count) {
    const auto dead = (*link)->get(kDeadLetterQueue);
    if (!dead) return report(dead.error());
    if (!*dead) break;
    if (count == 0) left += (*dead)->behind;  // those that die again meanwhile are for another time
    if (list) {
      print((*dead)->letter);  // what is not acknowledged goes back when the connection ends
      continue;
    }
    if (const auto sent = (*link)->publish(kOrderQueue, {{(*dead)->letter.body}}); !sent) return report(sent.error());
    if (const auto gone = (*link)->acknowledge((*dead)->tag); !gone) return report(gone.error());
  }
  if (!list) std::cout << wire::json::serialize(wire::json::object{{"replayed", count}}) << '\n';
  std::cout.flush();
  return kFine;
}

}  // namespace rebate::region::cli
