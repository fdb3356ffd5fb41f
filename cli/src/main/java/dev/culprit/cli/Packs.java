package dev.culprit.cli;

import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lies over the built-in knowledge, in this order.
 *
 * @param knowledge folders of pages, each a pack
 * @param rules folders of rules
 * @param without ids of pages that are taken away at last
 */
public record Packs(List<Path> knowledge, List<Path> rules, Set<String> without) {

  /** Nothing but what is built in. */
  public static final Packs NONE = new Packs(List.of(), List.of(), Set.of());

  /** Below a pack's folder: where its rules stand. */
  private static final String RULES = "rules";

  /** Copies all. */
  public Packs {
    knowledge = List.copyOf(knowledge);
    rules = List.copyOf(rules);
    without = Set.copyOf(without);
  }

  /** One pack, with its pages and its rules. */
  public static Packs of(Path folder) {
    return new Packs(List.of(folder), rules(folder), Set.of());
  }

  private static List<Path> rules(Path pack) {
    Path rules = pack.resolve(RULES);
    return Files.isDirectory(rules) ? List.of(rules) : List.of();
  }

  /** The packs of a user: each folder below {@code packs} of the configuration, by name. */
  static Packs ofUser(UserFolders user) throws IOException {
    Path packs = user.configuration().resolve("packs");
    if (!Files.isDirectory(packs)) {
      return NONE;
    }
    List<Path> found;
    try (Stream<Path> all = Files.list(packs)) {
      found = all.filter(Files::isDirectory).sorted().toList();
    }
    List<Path> rules = new ArrayList<>();
    found.forEach(pack -> rules.addAll(rules(pack)));
    return new Packs(found, rules, Set.of());
  }

  /** These, and others over them. */
  public Packs and(Packs over) {
    return new Packs(
        joined(knowledge, over.knowledge),
        joined(rules, over.rules),
        Set.copyOf(joined(List.copyOf(without), List.copyOf(over.without))));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
