/**
 * Where customers are: the provinces and prefectures of China with their codes of GB/T 2260, and the industries of GB/T 4754.
 * Data that forms offer; profiles keep the text, so that any other country and place can be told. Owns no tables.
 */
@ApplicationModule(displayName = "Regions", allowedDependencies = {"platform.kernel", "platform.access"})
@NullMarked
package dev.perennial.collect.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
