package dev.culprit.redact;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that were met where they were surely names, and that are replaced from then on wherever
 * they stand as a word.
 */
final class Names implements Finder {

  private static final int SHORTEST = 3;
  private static final int SHORTEST_SECRET = 6;

  /** More are not looked for as words; where they stand in their place they still go. */
  private static final int MOST = 20_000;

  private final Pseudonyms pseudonyms;
  private final CommonWords common;
  private final Map<String, Kind> known = new ConcurrentHashMap<>();
  private final Literals secrets = new Literals(SHORTEST_SECRET);

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
      secrets.add(entry.name(), entry.pseudonym());
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
      secrets.add(value, other);
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
      words(text, claims);
    }
    secrets.each(text, (start, end, other) -> claims.add(start, end, other));
  }

  /** Letters, figures and underscores, joined by hyphens; no figure comes first. */
  private void words(String text, Claims claims) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!isPart(c)) {
        continue;
      }
      boolean begins = !isFigure(c) && (i == 0 || text.charAt(i - 1) == '_' || isApart(text, i));
      if (begins) {
        int end = wordEnd(text, i);
        word(text, i, end, claims);
        i = end - 1;
      }
    }
  }

  private static boolean isApart(String text, int start) {
    return !isPart(text.charAt(start - 1));
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && (isPart(text.charAt(end))
            || (text.charAt(end) == '-'
                && end + 1 < text.length()
                && isPart(text.charAt(end + 1))))) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isFigure(c);
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }

  private void word(String text, int start, int end, Claims claims) {
    String word = text.substring(start, end);
    Kind kind = known.get(word.toLowerCase(Locale.ROOT));
    if (kind != null) {
      claims.add(start, end, pseudonyms.of(kind, word));
    }
  }
}
