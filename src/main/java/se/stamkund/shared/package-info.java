/** Values and errors that every feature speaks in. */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
@NullMarked
package se.stamkund.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
