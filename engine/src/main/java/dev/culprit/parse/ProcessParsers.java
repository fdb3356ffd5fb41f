package dev.culprit.parse;

import java.util.List;

/** The parsers of processes, their descriptors and what else /proc/PID holds. */
final class ProcessParsers {

  static final List<Parser> ALL =
      List.of(
          new LineCountParser(),
          new CountParser(),
          new TaskCountParser(),
          new ThreadSeriesParser(),
          new FdTypesParser(),
          new PsParser(),
          new TopParser(),
          new PstreeParser(),
          new CgroupTreeParser(),
          new FuserParser(),
          new LsofParser(),
          new LsofFieldsParser(),
          new ProcFdParser(),
          new ProcStatusParser(),
          new ProcStatParser(),
          new ProcLimitsParser(),
          new ProcMapsParser(),
          new ProcSmallFiles.CommandLines(),
          new ProcSmallFiles.WaitChannels(),
          new ProcSmallFiles.Namespaces(),
          new ProcSmallFiles.DescriptorInfos(),
          new ProcSmallFiles.InputOutput(),
          new ProcSmallFiles.Cgroups(),
          new ProcRollupParser(),
          new ProcOtherParser(),
          new FdCountParser(),
          new UnitsJsonParser(),
          new SystemctlParser(),
          new SupervisorctlParser());

  private ProcessParsers() {}
}
