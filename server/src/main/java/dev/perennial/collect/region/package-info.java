/**
 * Where customers are: the provinces, prefectures and districts of China with their codes of GB/T 2260 as of the end of 2023, and
 * the industries of GB/T 4754. Districts are asked for city by city. Data that forms offer; profiles keep the text, so that any
 * other country and place can be told. Owns no tables.
 */
@ApplicationModule(displayName = "Regions", allowedDependencies = {"platform.kernel", "platform.access"})
@NullMarked
package dev.perennial.collect.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
