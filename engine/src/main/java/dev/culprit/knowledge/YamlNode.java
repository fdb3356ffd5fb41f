package dev.culprit.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A map, a list, a text or nothing, with the line where it stands.
 *
 * <p>Asking for what is not there never fails: it gives an absent node, which is empty as map, list
 * and text alike. What is there and of the wrong form is told as a {@link Fault} and then taken as
 * absent, so that a reader goes on and its author sees all faults at once.
 */
public final class YamlNode {

  private final String file;
  private final int line;
  private final List<Fault> faults;
  private final Map<String, YamlNode> entries;
  private final List<YamlNode> items;
  private final String text;

  private YamlNode(
      String file,
      int line,
      List<Fault> faults,
      Map<String, YamlNode> entries,
      List<YamlNode> items,
      String text) {
    this.file = file;
    this.line = line;
    this.faults = faults;
    this.entries = entries;
    this.items = items;
    this.text = text;
  }

  static YamlNode map(String file, int line, List<Fault> faults, Map<String, YamlNode> entries) {
    return new YamlNode(file, line, faults, entries, null, null);
  }

  static YamlNode list(String file, int line, List<Fault> faults, List<YamlNode> items) {
    return new YamlNode(file, line, faults, null, items, null);
  }

  static YamlNode text(String file, int line, List<Fault> faults, String text) {
    return new YamlNode(file, line, faults, null, null, text);
  }

  static YamlNode absent(String file, int line, List<Fault> faults) {
    return new YamlNode(file, line, faults, null, null, null);
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** The line where it begins, from 1; an absent node has that of the map it was sought in. */
  public int line() {
    return line;
  }

  /** Whether it is there at all, be it empty. */
  public boolean isPresent() {
    return isMap() || isList() || isText();
  }

  /** Whether it is a map. */
  public boolean isMap() {
    return entries != null;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return items != null;
  }

  /** Whether it is a text, a number or nothing after a colon. */
  public boolean isText() {
    return text != null;
  }

  /** Tells a fault at this place. */
  public void fault(String message) {
    faults.add(new Fault(file, line, message));
  }

  /** The value of a key, absent when there is none. */
  public YamlNode get(String key) {
    YamlNode value = entries().get(key);
    return value == null ? absent(file, line, faults) : value;
  }

  /** Keys and values in the order of the file; empty for what is no map, which is a fault. */
  public Map<String, YamlNode> entries() {
    expect(isMap(), "a map");
    return isMap() ? entries : Map.of();
  }

  /** The items of a list; empty for what is no list, which is a fault. */
  public List<YamlNode> items() {
    expect(isList(), "a list");
    return isList() ? items : List.of();
  }

  /** The text, "" where there is none; a map or a list is a fault. */
  public String text() {
    expect(isText(), "a text");
    return isText() ? text : "";
  }

  private void expect(boolean right, String form) {
    if (isPresent() && !right && !(isText() && text.isEmpty())) {
      fault("expected " + form + ", found " + (isMap() ? "a map" : isList() ? "a list" : "a text"));
    }
  }

  /** The text of a key, "" where there is none. */
  public String text(String key) {
    return get(key).text();
  }

  /** The text of a key, which must be there and not be empty. */
  public String required(String key) {
    YamlNode value = get(key);
    String found = value.text();
    if (found.isEmpty() && (!value.isPresent() || value.isText())) {
      fault("'" + key + "' is missing");
    }
    return found;
  }

  /** The texts of a key: a list of them, a single one, or none. */
  public List<String> texts(String key) {
    YamlNode value = get(key);
    if (value.isText()) {
      return value.text.isEmpty() ? List.of() : List.of(value.text);
    }
    List<String> all = new ArrayList<>();
    for (YamlNode item : value.items()) {
      all.add(item.text());
    }
    return all;
  }

  /** Keys with their texts, in the order of the file. */
  public Map<String, String> textMap(String key) {
    Map<String, String> all = new LinkedHashMap<>();
    get(key).entries().forEach((name, value) -> all.put(name, value.text()));
    return all;
  }

  /** The whole number of a key, {@code otherwise} where there is none. */
  public int number(String key, int otherwise) {
    OptionalInt found = wholeNumber(get(key));
    return found.orElse(otherwise);
  }

  private static OptionalInt wholeNumber(YamlNode value) {
    String digits = value.text().strip();
    if (digits.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(digits));
    } catch (NumberFormatException e) {
      value.fault("'" + digits + "' is no whole number");
      return OptionalInt.empty();
    }
  }

  /** Yes or no, {@code otherwise} where the key is not there. */
  public boolean flag(String key, boolean otherwise) {
    return choice(key, Map.of("true", true, "yes", true, "false", false, "no", false))
        .orElse(otherwise);
  }

  /** The value that a word stands for; an unknown word is a fault that names the nearest. */
  public <T> Optional<T> choice(String key, Map<String, T> words) {
    YamlNode value = get(key);
    String word = value.text();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    T meant = words.get(word);
    if (meant == null) {
      value.fault(Nearest.unknown(key, word, words.keySet()));
    }
    return Optional.ofNullable(meant);
  }

  /** Tells each key that is none of {@code known} as a fault, with the nearest that would be. */
  public void unknownKeys(Set<String> known) {
    entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                value.fault(Nearest.unknown("key", key, known));
              }
            });
  }
}
