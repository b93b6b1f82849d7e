package dev.perennial.platform.catalogue;

import java.util.List;

/** A module's facts for analyses. Analyses read data sets, never a module's tables. */
public interface DatasetContributor {

    List<Dataset> datasets();
}
