// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-order-feed: an order platform to pull from, with orders that live their life in seconds.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <string>

#include "order_feed/server.h"

namespace {

using namespace rebate::order_feed;

struct Arguments {
  std::string listen = "127.0.0.1:0";
  std::string users, writeUsers, secrets;
  std::size_t userCount = 64;
  std::vector<std::string> platforms{"taobao"};
  double life = 6;
  FeedOptions feed;
  ServerOptions server;
};

void declare(CLI::App& app, Arguments& arguments) {
  app.add_option("--listen", arguments.listen, "ADDRESS:PORT; port 0 takes a free one")->capture_default_str();
  app.add_option("--users", arguments.users, "whose orders to invent; without it, users are invented too");
  app.add_option("--write-users", arguments.writeUsers, "write a users file and end");
  app.add_option("--user-count", arguments.userCount)->check(CLI::Range(1, 99999))->capture_default_str();
  app.add_option("--seed", arguments.feed.seed)->capture_default_str();
  app.add_option("--rate", arguments.feed.ordersPerSecond, "new orders per second")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--orders", arguments.feed.orders, "new orders altogether; then it falls silent");
  app.add_option("--life", arguments.life, "seconds from paid to settled")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--backlog", arguments.feed.backlog, "orders of the last three hours, at the start");
  app.add_option("--bad-rows", arguments.feed.badRowsPermille, "rows in a thousand to follow with a spoiled one")
      ->check(CLI::Range(0, 1000));
  app.add_option("--errors", arguments.server.errorsPermille, "calls in a thousand that fail or dawdle")
      ->check(CLI::Range(0, 1000));
  app.add_option("--platforms", arguments.platforms, "where the orders are placed, such as taobao,jd,pdd")
      ->delimiter(',')
      ->check(CLI::IsMember({"taobao", "jd", "pdd"}))
      ->capture_default_str();
  app.add_option("--refunds", arguments.feed.details.refundsPermille, "Taobao's settled lines in a thousand to refund")
      ->check(CLI::Range(0, 1000));
  app.add_option("--punishments", arguments.feed.details.punishmentsPermille, "the same, to freeze")
      ->check(CLI::Range(0, 1000));
  app.add_option("--secrets", arguments.secrets, "JSON of a secret per platform; calls must be signed with it");
  app.add_option("--keep", arguments.feed.keep, "versions to keep")->check(CLI::PositiveNumber)->capture_default_str();
}

void readListen(const std::string& text, ServerOptions& options) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) throw CLI::ValidationError("--listen", "wants ADDRESS:PORT");
  options.address = text.substr(0, colon);
  const char* end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data() + colon + 1, end, options.port);
  if (error != std::errc{} || read != end) throw CLI::ValidationError("--listen", "wants a port from 0 to 65535");
}

std::vector<Platform> platformsOf(const std::vector<std::string>& names) {
  std::vector<Platform> platforms;
  for (const auto platform : {Platform::Taobao, Platform::Jd, Platform::Pdd})
    if (std::ranges::find(names, nameOf(platform)) != names.end()) platforms.push_back(platform);
  return platforms;
}

void serve(Arguments& arguments) {
  arguments.feed.platforms = platformsOf(arguments.platforms);
  arguments.feed.life = std::chrono::milliseconds(static_cast<std::int64_t>(arguments.life * 1000));
  arguments.server.seed = arguments.feed.seed;
  readListen(arguments.listen, arguments.server);
  if (!arguments.secrets.empty()) arguments.server.secrets = readSecrets(arguments.secrets);
  auto users =
      arguments.users.empty() ? inventUsers(arguments.feed.seed, arguments.userCount) : readUsers(arguments.users);
  Feed feed(std::move(users), arguments.feed,
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  Server server(feed, arguments.server);
  server.stopOnSignals();
  std::printf("listening on %s:%u\n", arguments.server.address.c_str(), unsigned(server.port()));
  std::fflush(stdout);
  server.run();
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("An order platform to pull from, with orders that live their life in seconds", "rebate-order-feed");
  declare(app, arguments);
  CLI11_PARSE(app, argc, argv);
  try {
    if (arguments.writeUsers.empty()) {
      serve(arguments);
    } else {
      writeUsers(arguments.writeUsers, inventUsers(arguments.feed.seed, arguments.userCount));
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rebate-order-feed: %s\n", error.what());
    return 1;
  }
}
