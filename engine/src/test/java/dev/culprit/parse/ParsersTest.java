package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.CpuTime;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParsersTest {

  /** The seed is fixed, so that a build does not fail by chance; a new one finds new texts. */
  @Property(tries = 400, seed = "20261125")
  void noParserThrowsOnAnyText(@ForAll("texts") String text) {
    Parsers.all().parallelStream().forEach(parser -> run(parser, text));
  }

  /** Printable garbage, words that parsers know, and numbers, in any order. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "PID",
            "USER",
            "COMMAND",
            "FD",
            "TYPE",
            "NODE",
            "NAME",
            "tcp",
            "LISTEN",
            "ESTAB",
            ":",
            "=",
            "%CPU",
            "0",
            "17",
            "4711",
            "-1",
            "99999999999999999999",
            "10%",
            "1.5G",
            "*:80",
            "[::]:443",
            "127.0.0.1:9",
            "(deleted)",
            "sock",
            "TCP:",
            "==>",
            "<==",
            "/proc/1/fd",
            "->",
            "socket:[12]",
            "{",
            "}",
            "server",
            "Active:",
            "\t",
            "\u00a0",
            "\n\u00a0\n",
            "\u2003",
            ",",
            ".",
            "%",
            "(",
            ")",
            "==> <==",
            "Mon Nov 23 00:34:53 UTC 2026",
            "\n",
            "\n\n",
            "ii",
            "users:((\"a\",pid=1,fd=2))",
            "é",
            "#");
    return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(12))
        .list()
        .ofMaxSize(60)
        .flatMap(parts -> Arbitraries.of(" ", "", "\n").map(glue -> String.join(glue, parts)));
  }

  @Test
  void timeGrowsNoFasterThanTheText() {
    for (String unit : List.of(" ", "a", "1 ", "(", ":", "a=b ", "- ", "0x", "\"", "%")) {
      String half = (unit.repeat(30_000 / unit.length()) + "\n").repeat(2);
      String whole = (unit.repeat(60_000 / unit.length()) + "\n").repeat(2);
      for (Parser parser : Parsers.all()) {
        CpuTime.assertLinear(
            parser.id() + " on " + unit, () -> run(parser, half), () -> run(parser, whole));
      }
    }
  }

  @Test
  void idsAreUnique() {
    assertTrue(Parsers.all().stream().map(Parser::id).distinct().count() == Parsers.all().size());
  }

  /** It has names in common with /proc/vmstat, but tells of one group, and in bytes. */
  @Test
  void whatAControlGroupCountsIsNotTheHosts() {
    for (String text :
        List.of(
            "low 0\nhigh 0\nmax 1234\noom 3\noom_kill 2\noom_group_kill 0\n",
            "oom_kill_disable 0\nunder_oom 1\noom_kill 7\n",
            "anon 123456\nfile 2345\npgfault 100\npgmajfault 10\n",
            "cache 18821120\nrss 7495680\npgpgin 433148\npgmajfault 0\n")) {
      Reading reading = new Reading("pasted.txt", "", "", 0, Content.of(text));
      assertNull(Parsers.pick(reading, ParserSamplesTest.head(reading)), text);
    }
  }

  private static void run(Parser parser, String text) {
    Reading reading = new Reading("any", "any", "", 0, Content.of(text));
    try (Lines lines = Lines.of(text)) {
      parser.parse(lines, new RecordingSink(reading));
    }
    parser.claims(reading);
    parser.recognise(ParserSamplesTest.head(reading));
  }
}
