package dev.perennial.platform.catalogue;

import java.util.List;

/** A module's attributes. Texts stand beside the class, see {@link Attribute}. */
public interface AttributeContributor {

    List<Attribute> attributes();
}
