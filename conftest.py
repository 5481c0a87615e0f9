"""Nothing to do here: the plugin does the work. `pytester` serves the tests of the plugin itself."""

pytest_plugins = ["pytester"]
