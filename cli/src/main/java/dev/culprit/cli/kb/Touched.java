package dev.culprit.cli.kb;

import dev.culprit.cli.Packs;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.recall.PastIncident;
import dev.culprit.recall.SeenCases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cases that changed files can touch. A changed case is run; a changed page of a cause or a
 * finding touches the cases where one of its findings shows, or that name it; what can state
 * findings anywhere (signatures, rules, software pages, programs) touches all of them.
 */
final class Touched {

  private static final Pattern ID = Pattern.compile("(?m)^(?:- )?(?:\\{)?id: *([a-z0-9-]+)");
  private static final Pattern PAGE =
      Pattern.compile("(?:.*/)?(causes|findings|tests|counts)/[^/]+(?:/[^/]+)*\\.yaml");
  private static final Pattern CASE = Pattern.compile("(?:.*/)?cases/[^/]+/([^/]+)/.*");
  private static final Pattern ANYWHERE =
      Pattern.compile(
          ".*\\.(?:drl|java|tsv)|(?:.*/)?(?:signatures|software|resources|defects)/.*\\.yaml"
              + "|(?:.*/)?pack\\.yaml");

  private final Packs packs;
  private final Knowledge knowledge;

  Touched(Packs packs, Knowledge knowledge) {
    this.packs = packs;
    this.knowledge = knowledge;
  }

  /** Those of all trials that are touched. */
  List<Trial> of(List<Trial> all) throws IOException {
    Set<String> cases = new HashSet<>();
    Set<String> pages = new HashSet<>();
    for (Path file : files()) {
      String name = file.toString();
      var aCase = CASE.matcher(name);
      if (aCase.matches()) {
        cases.add(aCase.group(1));
      } else if (ANYWHERE.matcher(name).matches()) {
        return all;
      } else if (PAGE.matcher(name).matches() && Files.isRegularFile(file)) {
        ID.matcher(Files.readString(file)).results().forEach(id -> pages.add(id.group(1)));
      }
    }
    Set<String> findings = findings(pages);
    Map<String, PastIncident> seen = new TreeMap<>();
    SeenCases.read().forEach(one -> seen.put(one.id(), one));
    return all.stream()
        .filter(
            trial ->
                cases.contains(trial.name())
                    || !seen.containsKey(trial.name())
                    || names(trial, pages)
                    || seen.get(trial.name()).findings().stream().anyMatch(findings::contains))
        .toList();
  }

  private static boolean names(Trial trial, Set<String> pages) {
    return trial.truth().causes().stream().anyMatch(pages::contains)
        || trial.truth().innocent().stream().anyMatch(pages::contains);
  }

  /** The findings that changed pages are, or that changed causes weigh. */
  private Set<String> findings(Set<String> pages) {
    Set<String> findings = new HashSet<>(pages);
    for (String id : pages) {
      CausePage cause = knowledge.causes().get(id);
      if (cause != null) {
        findings.addAll(cause.expects().keySet());
        findings.addAll(cause.against().keySet());
      }
    }
    return findings;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : Stream.concat(packs.knowledge().stream(), packs.rules().stream()).toList()) {
      try (Stream<Path> below = Files.walk(folder)) {
        below.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return packs.equals(Packs.NONE) ? sinceLastCommit() : files;
  }

  private static List<Path> sinceLastCommit() throws IOException {
    List<Path> files = new ArrayList<>();
    Path top = Path.of(git("rev-parse", "--show-toplevel").strip());
    git("diff", "--name-only", "HEAD").lines().map(top::resolve).forEach(files::add);
    git("ls-files", "--others", "--exclude-standard", "--full-name", top.toString())
        .lines()
        .map(top::resolve)
        .forEach(files::add);
    return files;
  }

  private static String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream in = git.getInputStream()) {
      String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw new IOException("--changed needs a git repository, or a pack (--knowledge)");
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git ran", e);
    }
  }
}
