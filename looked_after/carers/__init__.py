"""The pages of foster households and providers: found, added, reviewed, changed, closed. No page names a child."""
