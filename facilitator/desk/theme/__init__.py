"""How everything looks: colours, type, icons, the style sheet, and the few kinds of widgets that all screens use."""
