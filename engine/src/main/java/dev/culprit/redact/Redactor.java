package dev.culprit.redact;

import dev.culprit.knowledge.Knowledge;
import dev.culprit.source.Bundle;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces what a site keeps to itself by pseudonyms. Names are found where the text around says
 * that they are names, and from then on wherever they stand as a word; so whoever has several texts
 * lets it {@linkplain #learn learn} all of them before the first is replaced. The same texts in the
 * same order give the same pseudonyms.
 *
 * <p>Line numbers stay. What was replaced once should not be given to the same redactor again: an
 * address that is a pseudonym looks like any other.
 */
public final class Redactor {

  /** Base 64 within base 64 is looked into, and then no deeper. */
  private static final int DEEPEST = 2;

  private final Pseudonyms pseudonyms;
  private final Names names;
  private final List<Finder> finders;

  /** With pseudonyms of its own. */
  public Redactor(Knowledge knowledge) {
    this(knowledge, new Pseudonyms());
  }

  /**
   * A redactor.
   *
   * @param knowledge whose words tell nothing of a site
   * @param pseudonyms those of an earlier run, which are used again, or none
   */
  public Redactor(Knowledge knowledge, Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
    this.names = new Names(pseudonyms, new CommonWords(knowledge));
    this.finders =
        List.of(
            new KeyBlocks(pseudonyms),
            new SecretFinder(names),
            new AddressFinder(pseudonyms),
            new KernelAddresses(pseudonyms),
            new NameFinder(pseudonyms, names),
            names);
    pseudonyms.entries().forEach(names::remember);
  }

  /** Who got which pseudonym so far; for the owner of the texts alone. */
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** Finds the names in a text. */
  public void learn(String text) {
    text(text);
  }

  /**
   * Finds the names in a reading.
   *
   * @throws IOException when it cannot be read
   */
  public void learn(Reading reading) throws IOException {
    learn(reading.path());
    try (InputStream in = content(reading).open()) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  /** The text with pseudonyms. */
  public String text(String text) {
    return text(text, 0);
  }

  private String text(String raw, int depth) {
    if (raw.isEmpty()) {
      return raw;
    }
    Claims claims = new Claims();
    find(raw, claims, depth);
    Unwrapped unwrapped = new Unwrapped(raw);
    if (unwrapped.hasBreaks()) {
      find(unwrapped.text(), claims.through(unwrapped), depth);
    }
    return claims.applied(raw);
  }

  private void find(String text, Claims claims, int depth) {
    finders.forEach(finder -> finder.find(text, claims));
    if (depth < DEEPEST) {
      new EncodedFinder(inside -> text(inside, depth + 1)).find(text, claims);
    }
  }

  /** The reading with pseudonyms in its name and its text; the text is replaced when it is read. */
  public Reading reading(Reading reading) {
    return new Reading(
        text(reading.path()),
        text(reading.command()),
        text(reading.file()),
        reading.sample(),
        reading.lineOffset(),
        reading.modified(),
        content(reading));
  }

  private Content content(Reading reading) {
    return () -> new RedactedStream(reading.content().open(), this::text);
  }

  /**
   * All readings with pseudonyms, after it has learnt from all of them.
   *
   * @throws IOException when one cannot be read
   */
  public List<Reading> all(List<Reading> readings) throws IOException {
    for (Reading reading : readings) {
      learn(reading);
    }
    List<Reading> others = new ArrayList<>();
    readings.forEach(reading -> others.add(reading(reading)));
    return others;
  }

  /**
   * The bundle with pseudonyms; all of it is read once before its first reading is handed over. Its
   * readings must stay readable until it is closed, as those of folders and archives do.
   */
  public Bundle bundle(Bundle bundle) {
    return new RedactedBundle(bundle, this);
  }
}
