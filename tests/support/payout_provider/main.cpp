// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-payout-provider: a provider to pay out through, which fails in every way that costs money when guessed about.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <fstream>

#include "payout_provider/server.h"

namespace {

using namespace rebate::payout_provider;

struct Arguments {
  Options bank;
  ServerOptions server;
  std::string secretFile;
  int answer = 0, mute = 30'000, pending = 300;
};

void declare(CLI::App& app, Arguments& arguments) {
  app.add_option("--port", arguments.server.port, "0 takes a free one")->capture_default_str();
  app.add_option("--secret-file", arguments.secretFile, "its first line is what callers sign with")->required();
  app.add_option("--seed", arguments.bank.seed)->capture_default_str();
  app.add_option("--faults", arguments.bank.faultsPermille, "orders in a thousand that meet a fault")
      ->check(CLI::Range(0, 1000));
  app.add_option("--query-faults", arguments.bank.queryFaultsPermille, "queries in a thousand that meet one")
      ->check(CLI::Range(0, 1000));
  app.add_option("--answer-ms", arguments.answer, "before every answer, when the deed is done");
  app.add_option("--mute-ms", arguments.mute, "silence after a payout that is not answered")->capture_default_str();
  app.add_option("--pending-ms", arguments.pending, "from pending to paid")->capture_default_str();
}

void serve(Arguments& arguments) {
  std::ifstream file(arguments.secretFile);
  if (!std::getline(file, arguments.server.secret)) throw std::runtime_error("no secret in " + arguments.secretFile);
  arguments.bank.answer = std::chrono::milliseconds(arguments.answer);
  arguments.bank.mute = std::chrono::milliseconds(arguments.mute);
  arguments.bank.pending = std::chrono::milliseconds(arguments.pending);
  Bank bank(arguments.bank);
  Server server(bank, arguments.server);
  std::printf("listening on %s:%u\n", arguments.server.address.c_str(), unsigned(server.port()));
  std::fflush(stdout);
  server.run();
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("A provider to pay out through", "rebate-payout-provider");
  declare(app, arguments);
  CLI11_PARSE(app, argc, argv);
  try {
    serve(arguments);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rebate-payout-provider: %s\n", error.what());
    return 1;
  }
}
