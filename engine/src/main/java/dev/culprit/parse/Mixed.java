package dev.culprit.parse;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.source.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text in which the outputs of several commands follow each other without prompts, as
 * {@code df; lsof +L1} leaves them: what one parser does not understand is offered to the others,
 * from the first line on that one of them is sure of.
 */
public final class Mixed {

  /** Lines that are kept for other parsers; in a longer text somebody only reads it badly. */
  private static final int MOST = 2_000;

  /** How sure a parser must be of one line, to take it for the beginning of its output. */
  private static final int HEADER = 80;

  private record Line(int number, String text) {}

  private Mixed() {}

  /** Parses with {@code parser}, and hands what it does not understand to whoever does. */
  public static void parse(Parser parser, Lines lines, Sink out) {
    Leftovers leftovers = new Leftovers(out);
    parser.parse(lines, leftovers);
    if (leftovers.lines.isEmpty() || leftovers.tooMany) {
      leftovers.lines.forEach(line -> out.notUnderstood(line.number(), line.text()));
      return;
    }
    offer(leftovers.lines, parser, out);
  }

  private static void offer(List<Line> lines, Parser first, Sink out) {
    Parser reader = null;
    List<Line> part = new ArrayList<>();
    for (Line line : lines) {
      Parser other = headed(line.text(), first);
      if (other != null && !other.equals(reader)) {
        hand(part, reader, out);
        part.clear();
        reader = other;
      }
      part.add(line);
    }
    hand(part, reader, out);
  }

  private static Parser headed(String line, Parser first) {
    Parser best = null;
    int sure = HEADER - 1;
    for (Parser parser : Parsers.all()) {
      int one = parser.equals(first) ? 0 : parser.recognise(List.of(line));
      if (one > sure) {
        best = parser;
        sure = one;
      }
    }
    return best;
  }

  private static void hand(List<Line> part, Parser reader, Sink out) {
    if (reader == null) {
      part.forEach(line -> out.notUnderstood(line.number(), line.text()));
      return;
    }
    StringBuilder text = new StringBuilder();
    part.forEach(line -> text.append(line.text()).append('\n'));
    try (Lines lines = Lines.of(text.toString())) {
      reader.parse(lines, new Renumbered(out, part));
    }
    out.looked(reader.id());
  }

  /** Passes everything on but the lines that were not understood. */
  private static class Leftovers implements Sink {

    private final Sink out;
    private final List<Line> lines = new ArrayList<>();
    private boolean tooMany;

    Leftovers(Sink out) {
      this.out = out;
    }

    @Override
    public void notUnderstood(int line, String text) {
      if (lines.size() < MOST) {
        lines.add(new Line(line, text));
      } else {
        tooMany = true;
        out.notUnderstood(line, text);
      }
    }

    @Override
    public void observe(Observation observation) {
      out.observe(observation);
    }

    @Override
    public void understood() {
      out.understood();
    }

    @Override
    public void looked(String what) {
      out.looked(what);
    }

    @Override
    public Origin at(int line, String text) {
      return out.at(line, text);
    }

    @Override
    public int sample() {
      return out.sample();
    }

    @Override
    public String asked() {
      return out.asked();
    }
  }

  /** Numbers the lines of a part as they are numbered in the whole. */
  private static final class Renumbered extends Leftovers {

    private final Sink whole;
    private final List<Line> part;

    Renumbered(Sink out, List<Line> part) {
      super(out);
      this.whole = out;
      this.part = List.copyOf(part);
    }

    private int number(int line) {
      return line < 1 || line > part.size() ? 0 : part.get(line - 1).number();
    }

    @Override
    public void notUnderstood(int line, String text) {
      whole.notUnderstood(number(line), text);
    }

    @Override
    public Origin at(int line, String text) {
      return whole.at(number(line), text);
    }
  }
}
