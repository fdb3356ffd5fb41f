package dev.culprit.parse;

import java.util.List;

/** Parsers of what container runtimes and Kubernetes list. */
final class ContainerParsers {

  static final List<Parser> ALL =
      List.of(
          new ContainerListParser(),
          new ContainerStatsParser(),
          new ContainerInspectParser(),
          new PodListParser(),
          new NodeListParser(),
          new EventListParser(),
          new KubernetesJsonParser(),
          new ContainerJsonParser(),
          new KubernetesDescribeParser());

  private ContainerParsers() {}
}
