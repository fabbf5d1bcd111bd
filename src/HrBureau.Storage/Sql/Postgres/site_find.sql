select incident from open_site where site_key = @site_key
