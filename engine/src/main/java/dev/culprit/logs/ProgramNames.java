package dev.culprit.logs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Remembers what programs are called, since few of them write most of a log. For one thread. */
final class ProgramNames implements UnaryOperator<String> {

  private static final int MOST = 1_000;

  private final UnaryOperator<String> names;
  private final Map<String, String> known = new HashMap<>();

  ProgramNames(UnaryOperator<String> names) {
    this.names = names;
  }

  @Override
  public String apply(String program) {
    String name = known.get(program);
    if (name == null) {
      name = names.apply(program);
      if (known.size() < MOST) {
        known.put(program, name);
      }
    }
    return name;
  }
}
