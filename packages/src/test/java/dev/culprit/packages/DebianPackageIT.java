package dev.culprit.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The package for Debian: installed by apt with its Java, used, and removed without a trace. */
class DebianPackageIT {

  private static final Set<Integer> VERDICTS = Set.of(0, 1, 5);

  @Test
  void installsWorksAndGoes() throws Exception {
    String deb = Packed.deb().toString();
    CleanRoot root = CleanRoot.get();
    root.connect();
    String inside = root.take(Packed.deb());
    Shell update = root.shell("apt-get -q update");
    Packed.require(update.code() == 0, "no packages can be had for " + deb + ": " + update.out());

    root.run("apt-get", "-q", "install", "--yes", "--no-install-recommends", inside).good();
    works(root);
    root.run("apt-get", "-q", "purge", "--yes", "--auto-remove", "culprit").good();

    String left = "find / -xdev -path /tmp -prune -o -path /opt -prune -o -name '*culprit*' -print";
    assertEquals("", root.shell(left).good());
  }

  private static void works(CleanRoot root) throws Exception {
    assertEquals("culprit " + Packed.VERSION + "\n", root.run("culprit", "--version").good());
    Shell diagnosis = root.run("culprit", "diagnose", "--samples", "1", "--quiet");
    assertTrue(VERDICTS.contains(diagnosis.code()), diagnosis.out());
    root.shell("test -s /var/cache/culprit/culprit.jsa -o -s /var/cache/culprit/culprit.aot")
        .good();
    root.shell("grep -q CycloneDX /usr/share/doc/culprit/sbom.json").good();
    hasAManual(root);
    completes(root);
  }

  private static void hasAManual(CleanRoot root) throws Exception {
    String page = root.shell("zcat /usr/share/man/man1/culprit-diagnose.1.gz").good();
    assertTrue(page.contains(".TH \"CULPRIT\\-DIAGNOSE\" \"1\""), page);
    assertTrue(page.contains("samples"), page);
  }

  private static void completes(CleanRoot root) throws Exception {
    String bash =
        """
        source /usr/share/bash-completion/completions/culprit
        COMP_WORDS=(culprit diagnose --samp) COMP_CWORD=2
        _complete_culprit 2> /dev/null
        echo "${COMPREPLY[@]}"
        """;
    assertEquals("--samples", root.run("bash", "-c", bash).good().strip());
    String zsh = "autoload -Uz compinit && compinit -u -D && print $_comps[culprit]";
    assertEquals("_culprit", root.run("zsh", "-f", "-c", zsh).good().strip());
  }
}
