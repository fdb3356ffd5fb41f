package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.cli.Planting.Plant;
import dev.culprit.cli.perturb.Copies;
import dev.culprit.redact.Redactor;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing that was planted is left, and the diagnosis is the same. */
class RedactionTest {

  /** Some of its readings are added to the capture; {@code environ} has its rows parted by NUL. */
  private static final List<String> PLACES =
      List.of(
          "var/log/app.log",
          "history.txt",
          "ps_-ef-extra.txt",
          "proc/4711/environ",
          "etc/app/app.conf");

  private static final int EACH = 6;
  private static final int SEEDS = 10;

  private static final Pattern BLOCK = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");

  private final Base base = base();

  private static Base base() {
    try {
      return Base.load(Packs.NONE, new PrintWriter(Writer.nullWriter()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tenFreshSeedsLeaveNoSecretAndNoOtherRanking() throws Exception {
    long first = Long.getLong("redaction.seed", System.nanoTime());
    List<Reading> capture = capture(Incidents.HELD);
    for (long seed = first; seed < first + SEEDS; seed++) {
      List<Plant> plants = new Planting(seed).all(EACH);
      Set<String> kinds =
          plants.stream().map(Plant::kind).collect(Collectors.toCollection(TreeSet::new));
      assertTrue(plants.size() >= 200 && kinds.size() >= 20, plants.size() + " of " + kinds.size());
      List<Reading> planted = plant(capture, plants, seed);
      List<Reading> others = new Redactor(base.knowledge()).all(planted);
      assertEquals(List.of(), left(plants, Rankings.text(others)), "-Dredaction.seed=" + seed);
      assertEquals(
          Rankings.of(base, planted), Rankings.of(base, others), "-Dredaction.seed=" + seed);
    }
  }

  @Test
  void addressesOfTheKernelsTablesAreFoundWithoutTheirColons() {
    String row = "20010db8000100020003000400051f7d 02 40 00 80     eth0";
    String other = new Redactor(base.knowledge()).text(row);
    assertEquals(row.length(), other.length());
    assertFalse(other.startsWith("20010db8000100020003000400051f7d"), other);
    assertTrue(other.endsWith(" 02 40 00 80     eth0"), other);
  }

  @Test
  void theReasonOfAnErrorIsNoSecret() {
    String row = "x509 certificate routines:X509_check_private_key:key values mismatch";
    assertEquals(row, new Redactor(base.knowledge()).text(row));
  }

  @Test
  void everyDiagnosisIsTheSame() throws Exception {
    for (String incident : Incidents.NAMES) {
      List<Reading> readings = capture(incident);
      assertEquals(
          Rankings.of(base, readings),
          Rankings.of(base, new Redactor(base.knowledge()).all(readings)),
          incident);
    }
  }

  private static List<Reading> capture(String incident) throws Exception {
    try (Bundle bundle = Bundles.open(List.of(Path.of(Incidents.path(incident))))) {
      return Copies.of(bundle);
    }
  }

  private static List<Reading> plant(List<Reading> capture, List<Plant> plants, long seed) {
    Random random = new Random(seed);
    List<StringBuilder> texts = PLACES.stream().map(p -> new StringBuilder()).toList();
    for (Plant plant : plants) {
      int place = random.nextInt(PLACES.size());
      String end =
          PLACES.get(place).endsWith("environ") && !plant.text().contains("\n") ? "\0" : "\n";
      boolean apart = plant.text().contains("\n") && texts.get(place).toString().endsWith("\0");
      texts
          .get(place)
          .append(apart ? "\n" : "")
          .append(plant.text())
          .append(plant.text().endsWith("\n") ? "" : end);
    }
    List<Reading> all = new ArrayList<>(capture);
    for (int i = 0; i < PLACES.size(); i++) {
      all.add(
          new Reading(
              PLACES.get(i), "", "/" + PLACES.get(i), 0, Content.of(texts.get(i).toString())));
    }
    return all;
  }

  /** What can still be read: as it is, over the ends of lines, and in base 64. */
  private static List<String> left(List<Plant> plants, String text) {
    StringBuilder all = new StringBuilder(text);
    String joined = text.replaceAll("\\\\?\\n", "");
    all.append('\n').append(joined).append('\n');
    for (String source : List.of(text, joined)) {
      BLOCK.matcher(source).results().forEach(m -> all.append(decoded(m.group())).append('\n'));
    }
    String readable = all.toString();
    return plants.stream()
        .filter(p -> readable.contains(p.needle()))
        .map(p -> p.kind() + ": " + p.needle() + " in " + p.text())
        .toList();
  }

  private static String decoded(String block) {
    String plain = block.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
    plain = plain.length() % 4 == 1 ? plain.substring(1) : plain;
    return new String(Base64.getDecoder().decode(plain), StandardCharsets.ISO_8859_1);
  }
}
