package dev.culprit.cli.kb;

import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Nearest;
import dev.culprit.knowledge.Place;
import dev.culprit.knowledge.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names and titles of one kind that a reader takes for each other. */
final class NearNames {

  /** Letters by which two words may differ and still be mistaken for each other. */
  private static final int FEW = 2;

  /** Words that make no difference to what a title is about. */
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "to", "in", "is", "are", "has", "have", "on", "for", "and", "or",
          "it", "its", "by", "with", "be", "that");

  private record Name(String id, String title, Place place) {}

  private final List<Fault> faults = new ArrayList<>();

  private NearNames() {}

  /** A fault for each second of two, at its place. */
  static List<Fault> in(Knowledge knowledge) {
    NearNames names = new NearNames();
    names.kind(
        knowledge.causes().values().stream()
            .map(p -> new Name(p.id(), p.title(), p.source()))
            .toList());
    names.kind(
        knowledge.findings().values().stream()
            .map(p -> new Name(p.id(), p.title(), p.source()))
            .toList());
    names.kind(
        knowledge.tests().values().stream()
            .map(p -> new Name(p.id(), p.title(), p.source()))
            .toList());
    names.kind(knowledge.signatures().stream().map(NearNames::of).toList());
    return names.faults;
  }

  private static Name of(Signature signature) {
    return new Name(signature.id(), "", signature.source());
  }

  private void kind(List<Name> names) {
    Map<Set<String>, String> titles = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      for (Name earlier : names.subList(0, i)) {
        if (near(earlier.id().split("-", -1), name.id().split("-", -1))) {
          fault(name, "'" + name.id() + "' is easily taken for '" + earlier.id() + "'");
        }
      }
      Set<String> words = words(name.title());
      String other = words.isEmpty() ? null : titles.putIfAbsent(words, name.id());
      if (other != null) {
        fault(name, "'" + name.id() + "' has the title of '" + other + "'");
      }
    }
  }

  private void fault(Name name, String message) {
    faults.add(new Fault(name.place().file(), name.place().line(), message));
  }

  /** The same words in another order, or all but one that differs by few letters. */
  static boolean near(String[] one, String[] other) {
    if (one.length != other.length) {
      return false;
    }
    String[] sorted = one.clone();
    String[] sortedOther = other.clone();
    Arrays.sort(sorted);
    Arrays.sort(sortedOther);
    int different = -1;
    for (int i = 0; i < one.length; i++) {
      if (!one[i].equals(other[i])) {
        if (different >= 0) {
          return Arrays.equals(sorted, sortedOther);
        }
        different = i;
      }
    }
    return different < 0 || alike(one[different], other[different]);
  }

  /** {@code tcp} and {@code udp} are not alike: what is begun otherwise is read otherwise. */
  private static boolean alike(String one, String other) {
    boolean small = one.length() <= FEW && other.length() <= FEW;
    return (small || one.charAt(0) == other.charAt(0)) && Nearest.distance(one, other) <= FEW;
  }

  private static Set<String> words(String title) {
    Set<String> words =
        new TreeSet<>(Arrays.asList(title.toLowerCase(Locale.ROOT).split("\\W+", -1)));
    words.removeAll(SMALL);
    words.remove("");
    return words;
  }
}
