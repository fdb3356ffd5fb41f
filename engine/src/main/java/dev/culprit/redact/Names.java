package dev.culprit.redact;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that were met where they were surely names, and that are replaced from then on wherever
 * they stand as a word.
 */
final class Names implements Finder {

  private static final int SHORTEST = 3;
  private static final int SHORTEST_SECRET = 6;

  /** More are not looked for as words; where they stand in their place they still go. */
  private static final int MOST = 20_000;

  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9])[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*");

  private final Pseudonyms pseudonyms;
  private final CommonWords common;
  private final Map<String, Kind> known = new ConcurrentHashMap<>();
  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  Names(Pseudonyms pseudonyms, CommonWords common) {
    this.pseudonyms = pseudonyms;
    this.common = common;
  }

  CommonWords common() {
    return common;
  }

  /** The pseudonym of a host's short name, which is looked for from now on. */
  String host(String name) {
    return learned(Kind.HOST, name);
  }

  /** The pseudonym of a user, or the name itself where every host has it. */
  String user(String name) {
    return common.isAccount(name) ? name : learned(Kind.USER, name);
  }

  /** Looks for a name of an earlier run. */
  void remember(Pseudonyms.Entry entry) {
    if (entry.kind() == Kind.SECRET && isPeculiar(entry.name())) {
      secrets.put(entry.name(), entry.pseudonym());
    } else if ((entry.kind() == Kind.HOST || entry.kind() == Kind.USER)
        && !common.has(entry.name())) {
      known.put(entry.name(), entry.kind());
    }
  }

  private String learned(Kind kind, String name) {
    if (pseudonyms.isOne(name)) {
      return name;
    }
    String small = name.toLowerCase(Locale.ROOT);
    Kind before = known.get(small);
    if (before == null && name.length() >= SHORTEST && !common.has(name) && known.size() < MOST) {
      known.put(small, kind);
    }
    return pseudonyms.of(before == null ? kind : before, name);
  }

  /** The pseudonym of a password, a key or a token, which is looked for from now on. */
  String secret(String value) {
    String other = pseudonyms.of(Kind.SECRET, value);
    if (isPeculiar(value) && !pseudonyms.isOne(value) && secrets.size() < MOST) {
      secrets.put(value, other);
    }
    return other;
  }

  /** Whether no ordinary text has it by chance. */
  private static boolean isPeculiar(String value) {
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean other =
        value.chars().anyMatch(c -> !Character.isLetter(c) && c != '-' && c != '_' && c != '.');
    return value.length() >= SHORTEST_SECRET && letter && other;
  }

  @Override
  public void find(String text, Claims claims) {
    if (!known.isEmpty()) {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        Kind kind = known.get(word.group().toLowerCase(Locale.ROOT));
        if (kind != null) {
          claims.add(word.start(), word.end(), pseudonyms.of(kind, word.group()));
        }
      }
    }
    secrets.forEach(
        (value, other) -> {
          for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            claims.add(at, at + value.length(), other);
          }
        });
  }
}
