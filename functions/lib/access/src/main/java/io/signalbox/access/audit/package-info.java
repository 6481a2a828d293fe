/** The audit log: who signed in, who read personal data, and who changed what. */
@NullMarked
package io.signalbox.access.audit;

import org.jspecify.annotations.NullMarked;
