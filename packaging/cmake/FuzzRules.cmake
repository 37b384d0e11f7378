# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzers: with -DREBATE_FUZZ=ON (preset fuzz), which needs clang. Every target of ours is then instrumented,
# and without assertions, as it ships: what they would have stopped must be harmless, and the sanitizers look.

# rebate_fuzzer(TARGET): the program fuzz-TARGET, built by the target `fuzzers`.
function(rebate_fuzzer target)
  if(NOT REBATE_FUZZ)
    return()
  endif()
  if(NOT TARGET fuzzers)
    add_custom_target(fuzzers)
  endif()
  set(name fuzz-${target})
  add_executable(${name} EXCLUDE_FROM_ALL fuzz_main.cpp)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin/fuzz)
  target_compile_definitions(${name} PRIVATE REBATE_FUZZ_TARGET="${target}")
  target_link_libraries(${name} PRIVATE build_rules fuzz_targets)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})
endfunction()
