@NullMarked
package io.signalbox.settings.service;

import org.jspecify.annotations.NullMarked;
