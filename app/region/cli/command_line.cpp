// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/cli/command_line.h"

#include <CLI/CLI.hpp>

#include <functional>

#include "region/cli/commands.h"
#include "region/cli/page_files.h"
#include "region/config/secret_file.h"

namespace rebate::region::cli {
namespace {

/// Everything a command line can say; the chosen command's callback sets `command`.
struct Words {
  std::string config, store, what, month, name;
  std::string role = "support", display;
  bool resume = false;
  bool remove = false;
  bool list = false;
  ImportOptions import;
  std::function<int()> command;
};

CLI::App* addCommand(CLI::App& app, Words& words, const std::string& name, const std::string& text,
                     std::function<int()> command) {
  auto* sub = app.add_subcommand(name, text);
  sub->callback([&words, command = std::move(command)] { words.command = command; });
  return sub;
}

void addStore(CLI::App* command, Words& words) {
  auto* group = command->add_option_group("store", "which store");
  group->add_option("--store", words.store, "the store file");
  group->add_option("--config", words.config, "or the configuration of a region that serves it");
  group->require_option(1);
}

int withStore(const Words& words, const std::function<int(const StoreAddress&)>& command) {
  if (!words.store.empty()) return command(words.store);
  auto config = readConfigFile(words.config);
  if (!config) return report(config.error());
  if (const auto read = readStorePassword(*config); !read) return report(read.error());
  return command(config->store);
}

void addOperatorCommands(CLI::App& app, Words& words) {
  auto* operators = app.add_subcommand("operator", "the people who may sign in");
  operators->require_subcommand(1);
  auto* add = addCommand(*operators, words, "add", "a new operator; the password is the first line of stdin", [&words] {
    const auto role = roleFrom(words.role).value_or(Role::support);
    const Operator who{words.name, words.display.empty() ? words.name : words.display, role};
    return withStore(words, [&who](const StoreAddress& store) { return addOperator({store, who}); });
  });
  addStore(add, words);
  add->add_option("name", words.name, "sign-in name, such as chen.jing")->required();
  add->add_option("--role", words.role)
      ->required()
      ->check(CLI::IsMember({"support", "finance", "incident", "admin", "auditor"}));
  add->add_option("--display", words.display, "the name shown");
  add->add_flag("--password-stdin")->description("the only way there is; scripts may say so");
  auto* password = addCommand(*operators, words, "password", "a new password: the first line of stdin", [&words] {
    return withStore(words, [&words](const StoreAddress& store) { return operatorPassword(store, words.name); });
  });
  addStore(password, words);
  password->add_option("name", words.name)->required();
  password->add_flag("--password-stdin")->description("the only way there is; scripts may say so");
  auto* list = addCommand(*operators, words, "list", "one JSON object per line",
                          [&words] { return withStore(words, listOperators); });
  addStore(list, words);
  auto* disable = addCommand(*operators, words, "disable", "ends the operator's sessions for good", [&words] {
    return withStore(words, [&words](const StoreAddress& store) { return disableOperator(store, words.name); });
  });
  addStore(disable, words);
  disable->add_option("name", words.name)->required();
  auto* unlock = addCommand(*operators, words, "unlock", "forgets an operator's failed sign-ins", [&words] {
    return withStore(words, [&words](const StoreAddress& store) { return unlockOperator(store, words.name); });
  });
  addStore(unlock, words);
  unlock->add_option("name", words.name)->required();
  auto* totp = addCommand(
      *operators, words, "totp", "asks an operator for one-time codes, too; prints the secret once", [&words] {
        return withStore(words,
                         [&words](const StoreAddress& store) { return operatorCode(store, words.name, words.remove); });
      });
  addStore(totp, words);
  totp->add_option("name", words.name)->required();
  totp->add_flag("--remove", words.remove, "no codes any more");
}

void addStoreCommands(CLI::App& app, Words& words) {
  auto* import = addCommand(app, words, "import",
                            "take pages of orders, refunds or punishments, of any platform, into a store", [&words] {
                              return withStore(words, [&words](const StoreAddress& store) {
                                words.import.store = store;
                                return importPages(words.import);
                              });
                            });
  addStore(import, words);
  import->add_option("--users", words.import.users, "users.json: who owns which ids");
  import->add_option("paths", words.import.paths, "pages, or folders of files named page*");

  auto* exported = addCommand(app, words, "export", "print a store's rows as NDJSON", [&words] {
    return withStore(words, [&words](const StoreAddress& store) { return exportRows(store, words.what, words.month); });
  });
  addStore(exported, words);
  exported->add_option("--what", words.what)
      ->required()
      ->check(CLI::IsMember({"rebates", "users", "withdrawals", "statements", "postings", "audit", "changes"}));
  exported->add_option("--month", words.month, "of statements, such as 2026-06");

  auto* check = addCommand(app, words, "check", "hold a store against the books' rules", [&words] {
    return withStore(words, [&words](const StoreAddress& store) { return checkStore(store, words.resume); });
  });
  addStore(check, words);
  check->add_flag("--resume", words.resume, "credit again, after a clean check of a ledger that was stopped");
  auto* restored =
      addCommand(app, words, "restored",
                 "after a backup was put back: another history, with an id of its own; stop the regions first",
                 [&words] { return withStore(words, renameRestored); });
  addStore(restored, words);
}

void addServiceCommands(CLI::App& app, Words& words) {
  auto* serveCommand = addCommand(app, words, "serve", "run a region", [&words] { return serve(words.config); });
  serveCommand->add_option("--config", words.config, "TOML; see resources/region.sample.toml")->required();

  auto* replay = addCommand(app, words, "replay-dead-letters", "put the broker's dead letters back into the queue",
                            [&words] { return replayDeadLetters(words.config, words.list); });
  replay->add_option("--config", words.config, "a region's, with [rabbitmq]")->required();
  replay->add_flag("--list", words.list, "only print them, with their reasons");
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("A region of a rebate platform: feed, ledger, approvals, change stream.", "rebate-region");
  app.require_subcommand(1);
  Words words;
  addServiceCommands(app, words);
  addStoreCommands(app, words);
  addOperatorCommands(app, words);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kFine : kFailed;
  }
  return words.command();
}

}  // namespace rebate::region::cli
