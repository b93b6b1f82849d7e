/**
 * The bell: what a person is to hear of without having asked. Modules contribute by a
 * {@link dev.perennial.platform.notice.NoticeContributor} bean and remember themselves who has seen what; here it becomes one
 * inbox. Owns no tables.
 */
@ApplicationModule(displayName = "Notices", allowedDependencies = {"platform.kernel", "platform.access"})
@NullMarked
package dev.perennial.platform.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
