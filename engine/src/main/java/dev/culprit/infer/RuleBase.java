package dev.culprit.infer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.wiring.api.classloader.ProjectClassLoader;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** Compiled rule packs, ready for sessions. */
public final class RuleBase {

  private final InternalKnowledgeBase base;

  private RuleBase(InternalKnowledgeBase base) {
    this.base = base;
  }

  /**
   * Compiles packs to bytes that {@link #load} takes.
   *
   * @throws RuleFaults with file and line of each fault
   */
  public static byte[] compile(List<RuleSource> sources) {
    KnowledgeBuilder builder = build(sources);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DroolsObjectOutputStream out = new DroolsObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(builder.getKnowledgePackages()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Loads the built-in packs. */
  public static RuleBase load(byte[] compiled) {
    ClassLoader classes =
        ProjectClassLoader.createProjectClassLoader(
            new NamedClasses(RuleBase.class.getClassLoader()));
    InternalKnowledgeBase base =
        KnowledgeBaseFactory.newKnowledgeBase(
            "culprit", // without a name it draws a random one, which takes long at a start
            RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), classes));
    RuleBase loaded = new RuleBase(base);
    loaded.add(compiled);
    return loaded;
  }

  /**
   * Adds further packs of the user's own, from the cache where they were compiled before. A rule of
   * the same package and name is replaced.
   *
   * @throws RuleFaults when they do not compile; nothing of them is added then
   */
  public void add(List<RuleSource> sources, RuleCache cache) {
    byte[] further = cache.find(sources).orElse(null);
    if (further == null) {
      further = compile(sources);
      cache.keep(sources, further);
    }
    add(further);
  }

  @SuppressWarnings("unchecked") // the stream holds what compile() wrote
  private void add(byte[] compiled) {
    try (DroolsObjectInputStream in =
        new DroolsObjectInputStream(
            new ByteArrayInputStream(compiled), RuleBase.class.getClassLoader())) {
      base.addPackages((Collection<KiePackage>) in.readObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the rule packs were compiled by another version", e);
    }
  }

  /** Number of rules. */
  public int ruleCount() {
    return base.getKiePackages().stream().mapToInt(p -> p.getRules().size()).sum();
  }

  InternalKnowledgeBase base() {
    return base;
  }

  private static KnowledgeBuilder build(List<RuleSource> sources) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    for (RuleSource source : sources) {
      Resource resource =
          ResourceFactory.newByteArrayResource(source.text().getBytes(StandardCharsets.UTF_8));
      resource.setSourcePath(source.name());
      builder.add(resource, ResourceType.DRL);
    }
    if (builder.hasErrors()) {
      throw new RuleFaults(builder.getErrors().stream().map(e -> describe(e, sources)).toList());
    }
    return builder;
  }

  /** File, line and rule; the parser's words name the rule by themselves. */
  private static String describe(KnowledgeBuilderError error, List<RuleSource> sources) {
    Resource resource = error.getResource();
    String file = resource == null ? "rules" : resource.getSourcePath();
    int[] lines = error.getLines();
    int line = lines == null || lines.length == 0 ? 0 : Math.max(0, lines[0]);
    String message = error.getMessage().strip();
    String rule =
        sources.stream()
            .filter(source -> source.name().equals(file) && !message.contains("in rule"))
            .map(source -> source.ruleAt(line))
            .findFirst()
            .orElse("");
    return file + (line > 0 ? ":" + line : "") + ": " + rule + message;
  }
}
