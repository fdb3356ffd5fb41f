package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a site's own, over the built-in knowledge. */
class PacksTest {

  private static final String RULE =
      """
      package dev.example.shop
      import dev.culprit.fact.Subject
      import dev.culprit.fact.HostClock
      import function dev.culprit.infer.Verbs.finding

      rule "the shop's clock is read"
      when
          HostClock()
      then
          finding( kcontext, "shop-clock", Subject.HOST, "the shop has a clock" );
      end
      """;

  @RegisterExtension final AnotherHome home = new AnotherHome();

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String cause(String id, String title) {
    return "id: " + id + "\ntitle: " + title + "\nowner: operations\nmeaning: m\n";
  }

  private Invocation with(String pack, String... command) {
    String[] all = java.util.Arrays.copyOf(command, command.length + 2);
    all[command.length] = "--knowledge";
    all[command.length + 1] = folder.resolve(pack).toString();
    return Invocation.of(all);
  }

  private static void says(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "not said: " + part + "\n" + text);
    }
  }

  @Test
  void aPageOfAPackTakesThePlaceOfTheBuiltInOne() throws IOException {
    write("shop/pack.yaml", "{name: shop, version: 1.0, needs-culprit: '>= 0.1'}");
    write("shop/causes/storage/full.yaml", cause("disk-full", "The shop's disk is full"));
    write("shop/causes/shop/till.yaml", cause("till-jammed", "A till is jammed"));
    says(with("shop", "kb", "show", "disk-full").out(), "The shop's disk is full");
    says(with("shop", "kb", "list", "--kind", "cause").out(), "till-jammed", "socket-leak-unbound");
    says(Invocation.of("kb", "show", "disk-full", "--no-packs").out(), "disk-full");
    assertFalse(Invocation.of("kb", "show", "disk-full").out().contains("The shop's"));
  }

  @Test
  void whatIsWrongWithAPackIsToldByPlaceAndTheRestWorks() throws IOException {
    write("bad/causes/a/broken.yaml", "id: broken\ntitle: [\n");
    Path latin = write("bad/causes/a/latin.yaml", "");
    Files.write(latin, "id: latin\ntitle: Stra\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
    write("bad/causes/a/bomb.yaml", bomb());
    write("bad/causes/a/good.yaml", cause("till-jammed", "A till is jammed"));
    write("good/causes/a/door.yaml", cause("door-locked", "The door is locked"));
    Invocation run = with("bad", "kb", "list", "--knowledge", folder.resolve("good").toString());
    String place = folder.resolve("bad/causes/a").toString();
    says(
        run.err(),
        place + "/broken.yaml:",
        place + "/latin.yaml:2: not UTF-8",
        place + "/bomb.yaml:",
        "Number of aliases");
    says(run.out(), "till-jammed", "door-locked", "disk-full");
    assertEquals(0, run.code());
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("id: bomb\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'j'; c++) {
      String before = "*" + (char) (c - 1) + ", ";
      text.append(c).append(": &").append(c).append(" [").append(before.repeat(9)).append("x]\n");
    }
    return text.toString();
  }

  @Test
  void aPackMayTakePagesAway() throws IOException {
    write("less/pack.yaml", "{name: less, version: 1, without: [fd-leak]}");
    assertFalse(with("less", "kb", "list", "--kind", "cause").out().contains(" fd-leak "));
    says(Invocation.of("kb", "list", "--kind", "cause").out(), " fd-leak ");
    Invocation lint = with("less", "kb", "lint");
    assertEquals("clean", lint.out().lines().reduce((a, b) -> b).orElse(""), lint.out());
  }

  @Test
  void aPackOfRulesThatDoesNotCompileLeavesTheOthersWorking() throws IOException {
    write("good/shop.drl", RULE);
    write("bad/mine.drl", "package p\nrule \"mine\"\nwhen\n Nope()\nthen\nend\n");
    write("worse/typo.drl", "package q\nrule \"yours\"\nwhem\nthen\nend\n");
    Path bundle = write("date", "Mon Nov 23 00:34:53 UTC 2026\n");
    Invocation run =
        Invocation.of(
            "diagnose",
            "--format=json",
            "--rules=" + folder.resolve("bad"),
            "--rules=" + folder.resolve("good"),
            "--rules=" + folder.resolve("worse"),
            bundle.toString());
    says(run.err(), folder.resolve("bad") + "/mine.drl:4: \"mine\" ", "Nope");
    says(run.err(), folder.resolve("worse") + "/typo.drl:3", "yours");
    assertEquals(rules("") + 1, rules("--rules=" + folder.resolve("good")));
    assertEquals(5, run.code(), "the rest is diagnosed");
    says(run.out(), "\"rules\" : " + (rules("") + 1));
  }

  private int rules(String option) {
    String date = folder.resolve("date").toString();
    String out =
        option.isEmpty()
            ? Invocation.of("diagnose", "--format=json", date).out()
            : Invocation.of("diagnose", "--format=json", option, date).out();
    Matcher rules = Pattern.compile("\"rules\" : (\\d+)").matcher(out);
    assertTrue(rules.find(), out);
    return Integer.parseInt(rules.group(1));
  }

  @Test
  void rulesThatOthersMayWriteAreNotLoaded() throws IOException {
    Path file = write("open/shop.drl", RULE);
    Path bundle = write("date", "Mon Nov 23 00:34:53 UTC 2026\n");
    String rules = "--rules=" + folder.resolve("open");
    for (Path open : List.of(file, file.getParent())) {
      var before = Files.getPosixFilePermissions(open);
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxr-x"));
      Invocation run = Invocation.of("diagnose", rules, bundle.toString());
      says(run.err(), "are not loaded: " + open, "nobody else may write it");
      Files.setPosixFilePermissions(open, before);
    }
    assertEquals("", Invocation.of("diagnose", rules, bundle.toString()).err());
  }

  @Test
  void compiledRulesAreKeptAndADamagedFileIsNotBelieved() throws IOException {
    write("good/shop.drl", RULE);
    write("date", "Mon Nov 23 00:34:53 UTC 2026\n");
    String option = "--rules=" + folder.resolve("good");
    int first = rules(option);
    Path cache = home.path().resolve(".cache/culprit/rules");
    Path kept;
    try (var files = Files.list(cache)) {
      kept = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(kept);
    assertEquals(first, rules(option), "from the cache");
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    assertEquals(first, rules(option), "compiled anew");
    Files.write(kept, new byte[3]);
    assertEquals(first, rules(option), "cut off");
    Files.delete(kept);
    Files.delete(cache);
    Files.writeString(cache, "no folder");
    assertEquals(first, rules(option), "nowhere to keep it");
  }

  @Test
  void packsOfTheUserAreFoundByTheBaseDirectorySpecification() throws IOException {
    write("config/culprit/packs/b/rules/x.drl", RULE);
    write("config/culprit/packs/a/pack.yaml", "{name: a, version: 1}");
    Path packs = folder.resolve("config/culprit/packs");
    Packs found =
        Packs.ofUser(new UserFolders(Map.of("XDG_CONFIG_HOME", folder + "/config"), "/nowhere"));
    assertEquals(List.of(packs.resolve("a"), packs.resolve("b")), found.knowledge());
    assertEquals(List.of(packs.resolve("b/rules")), found.rules());
    Packs relative =
        Packs.ofUser(new UserFolders(Map.of("XDG_CONFIG_HOME", "config"), folder.toString()));
    assertEquals(Packs.NONE, relative, "a path that is not absolute is ignored");
  }

  @Test
  void aFolderThatIsNotThereIsWrongUse() {
    Invocation run = Invocation.of("kb", "list", "--knowledge", folder + "/none");
    assertEquals(2, run.code());
    says(run.err(), "there is no folder");
  }

  @Test
  void lintFindsACircleOfCauses() throws IOException {
    String shows = "expects: {deleted-files-held: always}\nrequires: [deleted-files-held]\n";
    write("ring/causes/a/a.yaml", cause("ring-one", "One") + shows + "leads-to: [ring-two]\n");
    write("ring/causes/a/b.yaml", cause("ring-two", "Two") + shows + "leads-to: [ring-three]\n");
    write("ring/causes/a/c.yaml", cause("ring-three", "Three") + shows + "leads-to: [ring-one]\n");
    says(
        with("ring", "kb", "lint").out(),
        "a.yaml:1: 'ring-one' leads to 'ring-two' leads to 'ring-three' leads to 'ring-one'");
    Invocation run = with("ring", "diagnose", Incidents.path(Incidents.HELD));
    says(run.out(), "CAUSE FOUND");
  }
}
