package dev.culprit.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The archive that brings a Java of its own, on a host that has none. */
class SelfContainedIT {

  private static final String HOME = "/opt/culprit-" + Packed.VERSION;

  /** Healthy, a cause found, inconclusive. */
  private static final Set<Integer> VERDICTS = Set.of(0, 1, 5);

  @Test
  void diagnosesAHostWithoutJava() throws Exception {
    Path archive = Packed.selfContained();
    CleanRoot root = CleanRoot.get();
    assertNotEquals(0, root.shell("command -v java").code());
    root.shell("rm -rf " + HOME + " && tar -xzf " + root.take(archive) + " -C /opt").good();

    assertEquals(
        "culprit " + Packed.VERSION + "\n", root.run(HOME + "/bin/culprit", "--version").good());
    Shell diagnosis =
        root.run(HOME + "/bin/culprit", "diagnose", "--samples", "1", "--format", "json");
    assertTrue(VERDICTS.contains(diagnosis.code()), diagnosis.out());
    assertTrue(diagnosis.out().contains("\"verdict\""), diagnosis.out());
  }

  /** The runtime has every module that a user's own packs and the cases need. */
  @Test
  void compilesAUsersOwnPack() throws Exception {
    Path archive = Packed.selfContained();
    CleanRoot root = CleanRoot.get();
    root.shell("rm -rf " + HOME + " && tar -xzf " + root.take(archive) + " -C /opt").good();
    root.shell(
            """
            mkdir -p /tmp/packs && cat > /tmp/packs/own.drl << 'END'
            package own;
            import dev.culprit.fact.Finding;
            rule "nothing"
            when Finding( id == "no-such-finding" )
            then
            end
            END
            """)
        .good();

    Shell diagnosis =
        root.run(HOME + "/bin/culprit", "diagnose", "--samples", "1", "--rules", "/tmp/packs");

    assertTrue(VERDICTS.contains(diagnosis.code()), diagnosis.out());
  }

  @Test
  void writesItsArchiveOfClassesWhenAsked() throws Exception {
    Path archive = Packed.selfContained();
    CleanRoot root = CleanRoot.get();
    root.shell("rm -rf " + HOME + " && tar -xzf " + root.take(archive) + " -C /opt").good();

    root.run(HOME + "/libexec/archive-classes").good();

    root.shell("test -s " + HOME + "/lib/culprit.jsa -o -s " + HOME + "/lib/culprit.aot").good();
    root.run(HOME + "/bin/culprit", "--version").good();
  }
}
